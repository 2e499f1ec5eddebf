/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.explain;

import io.neuromorphic.flink.job.config.OutputsConfig;
import io.neuromorphic.flink.job.config.OutputsConfig.Delivery;
import io.neuromorphic.flink.job.config.OutputsConfig.OutputConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Outputs in words. */
final class OutputWords {

  private OutputWords() {}

  static List<NetworkReport.Output> of(OutputsConfig outputs) {
    List<NetworkReport.Output> all = new ArrayList<>();
    add("spikes", outputs.spikes(), all);
    add("rejected", outputs.rejected(), all);
    return List.copyOf(all);
  }

  private static void add(String name, OutputConfig output, List<NetworkReport.Output> all) {
    if (output.kafkaTopic().isPresent()) {
      all.add(new NetworkReport.Output(name, topic(output)));
    }
    output.file().ifPresent(f -> all.add(new NetworkReport.Output(name, FileNames.last(f))));
  }

  static String topic(OutputConfig output) {
    return "Kafka topic "
        + output.kafkaTopic().orElseThrow()
        + ", "
        + output.format().name().toLowerCase(Locale.ROOT)
        + (output.delivery() == Delivery.EXACTLY_ONCE ? ", exactly-once" : "");
  }
}
