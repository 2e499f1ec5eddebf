/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.trial;

import io.neuromorphic.flink.job.config.InputConfig;
import io.neuromorphic.flink.job.config.InputConfig.Clock;
import io.neuromorphic.flink.job.config.InputConfig.ClockKind;
import io.neuromorphic.flink.job.config.InputConfig.KafkaTopic;
import io.neuromorphic.flink.job.config.InputConfig.StartOffset;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.JobConfig.CheckpointConfig;
import io.neuromorphic.flink.job.config.KafkaConfig;
import io.neuromorphic.flink.job.config.OutputsConfig;
import io.neuromorphic.flink.job.config.OutputsConfig.OutputConfig;
import io.neuromorphic.flink.job.config.PopulationConfig;
import io.neuromorphic.flink.job.config.ProbeConfig;
import io.neuromorphic.flink.job.tool.UsageException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What becomes of a job for a test of its neurons. It needs nothing but its inputs: no broker, no
 * secrets, no folder that it may write to. Its spikes are those that the job itself would send.
 */
public final class Trial {

  private Trial() {}

  /**
   * The same job without outputs and checkpoints, its inputs as fast as they can be read. An input
   * that is to begin now ({@code time: align}) keeps its recorded times, or no two tests would be
   * alike.
   *
   * @throws UsageException where an input is a Kafka topic or a live sensor
   */
  public static JobConfig of(JobConfig job) {
    for (InputConfig input : job.inputs()) {
      refuseLive(input);
      if (input.origin() instanceof KafkaTopic topic) {
        throw refused(input, "the Kafka topic '" + topic.topic() + "'");
      }
    }
    return with(
        job,
        Optional.empty(),
        OutputConfig.NONE,
        OutputConfig.NONE,
        new KafkaConfig("", false, Optional.empty(), Map.of()));
  }

  /**
   * The same job with its topics on a broker of the test, which needs no secret: all that the
   * topics of its inputs hold at the start is read, and no file is written.
   *
   * @param bootstrap of the broker, {@code host:port}
   * @param checkpoints URI of a folder for those of the test, where the job has some
   * @throws UsageException where an input is a live sensor
   */
  public static JobConfig onBroker(JobConfig job, String bootstrap, String checkpoints) {
    job.inputs().forEach(Trial::refuseLive);
    return with(
        job,
        job.checkpoints().map(own -> new CheckpointConfig(own.interval(), checkpoints)),
        topicAlone(job.outputs().spikes()),
        topicAlone(job.outputs().rejected()),
        new KafkaConfig(bootstrap, false, job.kafka().transactionalIdPrefix(), Map.of()));
  }

  private static OutputConfig topicAlone(OutputConfig output) {
    return new OutputConfig(
        output.kafkaTopic(), output.format(), output.delivery(), Optional.empty());
  }

  private static JobConfig with(
      JobConfig job,
      Optional<CheckpointConfig> checkpoints,
      OutputConfig spikes,
      OutputConfig rejected,
      KafkaConfig kafka) {
    return job.withEnds(
        job.inputs().stream().map(Trial::input).toList(),
        checkpoints,
        new OutputsConfig(spikes, rejected, ProbeConfig.NONE),
        kafka);
  }

  private static void refuseLive(InputConfig input) {
    if (input.isLive()) {
      throw refused(input, "a live sensor");
    }
  }

  private static UsageException refused(InputConfig input, String source) {
    return new UsageException(
        "the input '" + input.name() + "' reads " + source + "; give a recording in its place");
  }

  private static InputConfig input(InputConfig input) {
    return new InputConfig(
        input.name(),
        input.origin() instanceof KafkaTopic topic
            ? new KafkaTopic(topic.topic(), topic.format(), StartOffset.EARLIEST, true)
            : input.origin(),
        OptionalDouble.empty(),
        input.clock().kind() == ClockKind.ALIGN ? Clock.AS_RECORDED : input.clock(),
        input.encode(),
        input.tauSynMicros());
  }

  /** Number of neurons of each population. */
  public static Map<String, Integer> sizes(JobConfig job) {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    for (PopulationConfig population : job.populations()) {
      sizes.put(population.name(), population.size());
    }
    return sizes;
  }

  /**
   * The setting by which recordings take the place of whatever an input reads.
   *
   * @param input its name
   * @param recordings paths, relative to the working directory, or URIs; at least one
   */
  public static String setting(String input, List<String> recordings) {
    List<String> quoted = recordings.stream().map(Trial::quoted).toList();
    return "inputs." + input + ".recording=[" + String.join(", ", quoted) + "]";
  }

  /** Text in double quotes, as YAML reads it. */
  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
