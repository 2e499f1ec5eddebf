/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import io.neuromorphic.flink.source.RecordingFiles;
import io.neuromorphic.flink.state.JobMetric;
import io.neuromorphic.flink.state.MetricLabels;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.slf4j.LoggerFactory;

/**
 * Tells what decoders warn of: a counter for each kind, and a line in the log at its first in a
 * recording, with another at the recording's end where there were more.
 */
public final class WarningReports {

  private final MetricGroup metrics;
  private final Consumer<String> log;
  private final Map<String, Counter> counters = new HashMap<>();
  private String recording = "";
  private Map<String, Long> before = Map.of();
  private Map<String, Long> told = Map.of();

  /**
   * Reports to a group of metrics and the log.
   *
   * @param metrics of the input; are given a counter for each kind
   */
  public WarningReports(MetricGroup metrics) {
    this(metrics, LoggerFactory.getLogger("recording")::warn);
  }

  WarningReports(MetricGroup metrics, Consumer<String> log) {
    this.metrics = metrics;
    this.log = log;
  }

  /**
   * Begins with a recording, or goes on with it.
   *
   * @param warnings counted in what was read once more, and told before
   */
  public void begin(String name, Map<String, Long> warnings) {
    recording = RecordingFiles.shown(name);
    before = warnings;
    told = warnings;
  }

  /** Takes all that was counted in the recording so far. */
  public void look(Map<String, Long> warnings) {
    warnings.forEach(
        (kind, count) -> {
          long more = count - told.getOrDefault(kind, 0L);
          if (more > 0) {
            counter(kind).inc(more);
          }
          if (!told.containsKey(kind)) {
            log.accept(recording + ": " + kind);
          }
        });
    told = warnings;
  }

  /** The same, at the recording's end. */
  public void end(Map<String, Long> warnings) {
    look(warnings);
    warnings.forEach(
        (kind, count) -> {
          if (count > Math.max(1, before.getOrDefault(kind, 0L))) {
            log.accept(recording + ": " + kind + ", " + count + " times");
          }
        });
  }

  /** Kinds that differ only in what a label cannot hold share a counter. */
  private Counter counter(String kind) {
    return counters.computeIfAbsent(
        MetricLabels.word(kind),
        word -> {
          Counter counter = new SimpleCounter();
          JobMetric.DECODER_WARNINGS.register(MetricLabels.kind(metrics, word), counter);
          return counter;
        });
  }
}
