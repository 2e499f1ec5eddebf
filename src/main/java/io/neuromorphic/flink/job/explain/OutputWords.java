/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.explain;

import io.neuromorphic.flink.job.Durations;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.OutputsConfig.Delivery;
import io.neuromorphic.flink.job.config.OutputsConfig.OutputConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Outputs in words. */
final class OutputWords {

  private OutputWords() {}

  static List<NetworkReport.Output> of(JobConfig config) {
    List<NetworkReport.Output> all = new ArrayList<>();
    config.outputs().all().forEach((name, output) -> add(name, config, output, all));
    return List.copyOf(all);
  }

  private static void add(
      String name, JobConfig config, OutputConfig output, List<NetworkReport.Output> all) {
    if (output.kafkaTopic().isPresent()) {
      all.add(new NetworkReport.Output(name, topic(config, output)));
    }
    output.file().ifPresent(f -> all.add(new NetworkReport.Output(name, FileNames.last(f))));
  }

  static String topic(JobConfig config, OutputConfig output) {
    return "Kafka topic "
        + output.kafkaTopic().orElseThrow()
        + ", "
        + output.format().name().toLowerCase(Locale.ROOT)
        + delivery(config, output);
  }

  private static String delivery(JobConfig config, OutputConfig output) {
    return output.delivery() == Delivery.EXACTLY_ONCE
        ? ", exactly-once: visible with each checkpoint, every "
            + Durations.text(config.checkpoints().orElseThrow().interval())
        : "";
  }
}
