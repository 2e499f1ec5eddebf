/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.explain;

import io.neuromorphic.flink.job.Durations;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.OutputsConfig.Delivery;
import io.neuromorphic.flink.job.config.OutputsConfig.OutputConfig;
import io.neuromorphic.flink.job.config.ProbeConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Outputs in words. */
final class OutputWords {

  /** Neurons that are named; of more only their number is told. */
  private static final int MOST_NUMBERS = 8;

  private OutputWords() {}

  static List<NetworkReport.Output> of(JobConfig config) {
    List<NetworkReport.Output> all = new ArrayList<>();
    config.outputs().all().forEach((name, output) -> add(name, config, output, all));
    return List.copyOf(all);
  }

  private static void add(
      String name, JobConfig config, OutputConfig output, List<NetworkReport.Output> all) {
    String what = what(name, config);
    if (output.kafkaTopic().isPresent()) {
      all.add(new NetworkReport.Output(name, what, topic(config, output)));
    }
    output.file().ifPresent(f -> all.add(new NetworkReport.Output(name, what, FileNames.last(f))));
  }

  /** What an output holds. */
  static String what(String name, JobConfig config) {
    return name.equals("probe") ? probe(config.outputs().probe()) : name;
  }

  private static String probe(ProbeConfig probe) {
    String neurons =
        probe.neurons().entrySet().stream()
            .map(entry -> neurons(entry.getValue()) + " of " + entry.getKey())
            .collect(Collectors.joining(" and "));
    return "v and u of " + neurons + ", every " + Amounts.micros(probe.everyMicros());
  }

  private static String neurons(List<Integer> neurons) {
    return neurons.size() > MOST_NUMBERS
        ? Amounts.of(neurons.size(), "neuron")
        : (neurons.size() == 1 ? "neuron " : "neurons ")
            + neurons.stream().map(String::valueOf).collect(Collectors.joining(", "));
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
