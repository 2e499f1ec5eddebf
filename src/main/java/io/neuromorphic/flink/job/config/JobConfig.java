/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A whole job file, checked.
 *
 * @param name of the job; default transactional-id prefix and consumer group
 * @param dtMicros length of a dt window, µs, at least 1
 * @param origin start of the first window
 * @param outOfOrdernessMillis how far events of one split may be out of order, rounded up to ms
 * @param parallelism of the job; empty for the environment's
 * @param state keyed state backend
 * @param checkpoints empty where they are off
 * @param latency how long things may wait for others to travel with
 * @param failOnInvalid whether a rejected record other than a late one fails the job
 * @param maxGapMicros largest step forward of a split's clock without as much wall-clock time, µs
 * @param idleTimeout after which a silent split no longer holds the others back
 * @param maxDrift how far the time of one split may run ahead of the slowest of all inputs
 * @param inputs in the order of the file, names unique
 * @param populations in the order of the file, names unique
 * @param projections in the order of the file, names unique
 * @param outputs where spikes, rejected events and the state of probed neurons go
 * @param kafka how Kafka is reached
 * @param prefix of the uids of its operators and of the names of its totals; empty but for a
 *     program that has several of them
 */
public record JobConfig(
    String name,
    long dtMicros,
    OriginConfig origin,
    long outOfOrdernessMillis,
    OptionalInt parallelism,
    StateKind state,
    Optional<CheckpointConfig> checkpoints,
    Latency latency,
    boolean failOnInvalid,
    long maxGapMicros,
    Duration idleTimeout,
    Duration maxDrift,
    List<InputConfig> inputs,
    List<PopulationConfig> populations,
    List<ProjectionConfig> projections,
    OutputsConfig outputs,
    KafkaConfig kafka,
    String prefix) {

  /** One that has its program for itself. */
  public JobConfig(
      String name,
      long dtMicros,
      OriginConfig origin,
      long outOfOrdernessMillis,
      OptionalInt parallelism,
      StateKind state,
      Optional<CheckpointConfig> checkpoints,
      Latency latency,
      boolean failOnInvalid,
      long maxGapMicros,
      Duration idleTimeout,
      Duration maxDrift,
      List<InputConfig> inputs,
      List<PopulationConfig> populations,
      List<ProjectionConfig> projections,
      OutputsConfig outputs,
      KafkaConfig kafka) {
    this(
        name,
        dtMicros,
        origin,
        outOfOrdernessMillis,
        parallelism,
        state,
        checkpoints,
        latency,
        failOnInvalid,
        maxGapMicros,
        idleTimeout,
        maxDrift,
        inputs,
        populations,
        projections,
        outputs,
        kafka,
        "");
  }

  /** Keyed state backends. */
  public enum StateKind {
    HASHMAP,
    ROCKSDB
  }

  /**
   * Periodic checkpoints.
   *
   * @param interval between two
   * @param dir URI of the folder that holds them
   */
  public record CheckpointConfig(Duration interval, String dir) {}

  /** Whether any input or output is a Kafka topic. */
  public boolean usesKafka() {
    return inputs.stream().anyMatch(i -> i.origin() instanceof InputConfig.KafkaTopic)
        || outputs.all().values().stream().anyMatch(o -> o.kafkaTopic().isPresent());
  }

  /** The population of the given name. */
  public PopulationConfig population(String name) {
    return populations.stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no population '" + name + "'"));
  }

  /** The same with other inputs. */
  public JobConfig withInputs(List<InputConfig> others) {
    return with(others, checkpoints, outputs, kafka, prefix);
  }

  /**
   * The same with other ends: what it reads, keeps and writes, and where its broker is.
   *
   * @param folder of its checkpoints; empty for none
   */
  public JobConfig withEnds(
      List<InputConfig> others,
      Optional<CheckpointConfig> folder,
      OutputsConfig written,
      KafkaConfig broker) {
    return with(others, folder, written, broker, prefix);
  }

  /** The same as one of several in a program. */
  public JobConfig withPrefix(String own) {
    return with(inputs, checkpoints, outputs, kafka, own);
  }

  private JobConfig with(
      List<InputConfig> others,
      Optional<CheckpointConfig> folder,
      OutputsConfig written,
      KafkaConfig broker,
      String own) {
    return new JobConfig(
        name,
        dtMicros,
        origin,
        outOfOrdernessMillis,
        parallelism,
        state,
        folder,
        latency,
        failOnInvalid,
        maxGapMicros,
        idleTimeout,
        maxDrift,
        others,
        populations,
        projections,
        written,
        broker,
        own);
  }
}
