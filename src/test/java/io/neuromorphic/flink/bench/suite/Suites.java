/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The suites that there are. To add one, name it here. */
final class Suites {

  /** In the order of the table. */
  static final List<Suite> ALL =
      List.of(
          new Suite(
              "recording",
              "camera recordings and a scene to spikes: naive, identity, ours",
              RecordingSuite::cases),
          new Suite(
              "kafka",
              "Kafka packets to Kafka packets, at least once: naive, identity, ours",
              KafkaSuite::cases),
          new Suite(
              "hd",
              "jobs/hd-retina.yaml: 921,600 neurons, ten million events a second, checkpoints",
              HdSuite::cases),
          new Suite(
              "growth",
              "what events and steps cost: 10³ to 10⁶ neurons, 1 to 100 populations, 2 slots",
              GrowthSuite::cases),
          new Suite(
              "checkpoints",
              "a million neurons, a checkpoint a second against none",
              CheckpointSuite::cases),
          new Suite(
              "network",
              "jobs/izhikevich-2003.yaml: a million synapses, with and without Flink",
              NetworkSuite::cases),
          new Suite("json", "JSON from Kafka and to Kafka: identity, ours", JsonSuite::cases),
          new Suite(
              "rejected",
              "records and events from Kafka that are all rejected, in a small heap",
              RejectedSuite::cases),
          program(
              "kernel",
              "the step kernel against C, for every --java",
              "io.neuromorphic.flink.bench.kernel.KernelBench"),
          program(
              "latency",
              "current to spike through Kafka, one setting at a time",
              "io.neuromorphic.flink.bench.latency.LatencyBench"));

  private Suites() {}

  static Optional<Suite> named(String name) {
    return ALL.stream().filter(suite -> suite.name().equals(name)).findFirst();
  }

  static List<String> names() {
    return ALL.stream().map(Suite::name).toList();
  }

  /** A program that takes {@code --repetitions} and prints rows; one run for each JDK. */
  private static Suite program(String name, String about, String mainClass) {
    return new Suite(
        name,
        about,
        ground -> {
          List<Case> cases = new ArrayList<>();
          List<String> arguments = List.of("--repetitions", Integer.toString(ground.repetitions()));
          for (Path jdk : ground.jdks()) {
            cases.add(Case.rows(new Contender(jdk.toString(), mainClass, arguments, List.of())));
          }
          return cases;
        });
  }
}
