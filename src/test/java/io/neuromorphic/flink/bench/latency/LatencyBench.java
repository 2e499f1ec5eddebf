/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.latency;

import io.neuromorphic.flink.broker.BrokerOptions;
import io.neuromorphic.flink.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long it takes from the end of a dt window to its spikes at a consumer: generator, Kafka, job,
 * Kafka, consumer on one machine, at 50,000 current events a second of the wall clock, dt = 1 ms,
 * at least once. A record of packets holds the 50 events of a millisecond and is sent when that is
 * over. Broker and job have a JVM each; generator and consumer live in this one.
 *
 * <p>Latency is the wall clock when a consumer's poll returned the spike, less the end of its
 * window, less the job's out-of-orderness. A window is complete when an event of the millisecond
 * after it (and after the out-of-orderness) has come, which is sent when that one is over: two
 * milliseconds of it are the generator's.
 *
 * <p>Prints one JSON object for each case to standard output, all else to standard error.
 * Repetitions of all cases are interleaved; each has a JVM of its own for the job.
 */
public final class LatencyBench {

  private LatencyBench() {}

  /** Measures; see {@link LatencyOptions#USAGE}. */
  public static void main(String[] args) throws Exception {
    LatencyOptions options;
    try {
      options = LatencyOptions.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(LatencyOptions.USAGE + String.join(",", LatencyCase.ALL.keySet()));
      System.exit(2);
      return;
    }
    Path folder = Files.createTempDirectory("neuromorphic-latency");
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.defaults())) {
      measure(options, broker, folder);
    } finally {
      delete(folder);
    }
  }

  private static void measure(LatencyOptions options, EmbeddedBroker broker, Path folder)
      throws Exception {
    Map<LatencyCase, List<CaseResult>> results = new LinkedHashMap<>();
    int rounds = options.cases().stream().mapToInt(options::repetitionsOf).max().orElseThrow();
    for (int round = 0; round < rounds; round++) {
      for (LatencyCase what : options.cases()) {
        if (round < options.repetitionsOf(what)) {
          Path own = Files.createDirectory(folder.resolve(what.name() + "-" + round));
          CaseResult result =
              new CaseRun(options, what, broker.bootstrap(), broker.process(), own).run();
          System.err.println(words(what, result));
          results.computeIfAbsent(what, w -> new ArrayList<>()).add(result);
        }
      }
    }
    for (Map.Entry<LatencyCase, List<CaseResult>> one : results.entrySet()) {
      System.out.println(CaseReport.json(one.getKey(), options, one.getValue()));
    }
  }

  private static String words(LatencyCase what, CaseResult r) {
    return String.format(
        Locale.ROOT,
        "%-22s p50 %7.2f  p90 %7.2f  p99 %7.2f  max %7.2f ms; to the sink %.0f, p99 %.0f;"
            + " sent late p99 %.2f; %,.0f events/s; cpu/s job %.2f broker %.2f; load %.1f; %s",
        what.name(),
        r.p50(),
        r.p90(),
        r.p99(),
        r.max(),
        r.sinkP50(),
        r.sinkP99(),
        r.feedP99(),
        r.eventsPerSecond(),
        r.jobCpu(),
        r.brokerCpu(),
        r.load(),
        r.books());
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
