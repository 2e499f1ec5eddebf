/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.matrix;

import io.neuromorphic.flink.job.JobFile;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** What a cell sets in the job file. */
final class CellJob {

  private static final double MICROS_PER_MILLI = 1e3;

  private final FeedFolder folder;
  private final Cell cell;

  CellJob(FeedFolder folder, Cell cell) {
    this.folder = folder;
    this.cell = cell;
  }

  /** The job at the cell's own pace. */
  JobFile job(int parallelism) {
    if (!cell.is(Factor.INPUT, "recording")) {
      return with(parallelism, List.of());
    }
    long millis = cell.packets().recordingMillis;
    return with(parallelism, List.of("inputs.feed.speed=" + (millis == 0 ? "max" : speed(millis))));
  }

  /** The job made to take about so many milliseconds, so that it can be stopped half-way. */
  JobFile slow(int parallelism, long millis) {
    if (cell.is(Factor.INPUT, "recording")) {
      return with(parallelism, List.of("inputs.feed.speed=" + speed(millis)));
    }
    // A fetch asks for more bytes than there are, so that the broker lets it wait; it brings a
    // batch.
    long batches = Math.max(1, folder.number(FeedFolder.source(cell) + ".batches"));
    return with(
        parallelism,
        List.of(
            "kafka.properties={fetch.min.bytes: 50000000, max.partition.fetch.bytes: 1,"
                + " fetch.max.wait.ms: "
                + Math.max(1, millis / batches)
                + "}"));
  }

  private String speed(long millis) {
    double speed = Math.max(1, folder.number("span")) / (millis * MICROS_PER_MILLI);
    return new BigDecimal(speed, MathContext.DECIMAL32).toPlainString();
  }

  private JobFile with(int parallelism, List<String> more) {
    List<String> settings = new ArrayList<>();
    settings.add("parallelism=" + parallelism);
    settings.add("state=" + cell.get(Factor.STATE));
    settings.add("latency=" + cell.get(Factor.LATENCY));
    settings.add("populations." + folder.text("sharded") + ".shards=" + cell.get(Factor.SHARDS));
    String source = folder.text(FeedFolder.source(cell));
    settings.add(
        cell.is(Factor.INPUT, "recording")
            ? "inputs.feed.recording=" + source
            : "inputs.feed.kafka={topic: %s, format: %s, from: earliest, until: latest}"
                .formatted(source, cell.get(Factor.INPUT)));
    settings.addAll(more);
    return new JobFile(folder.path().resolve("job.yaml"), settings);
  }
}
