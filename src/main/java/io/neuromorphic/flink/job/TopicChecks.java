/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.job.config.InputConfig.WireFormat;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.OutputsConfig.OutputConfig;
import io.neuromorphic.flink.job.config.ProbeConfig;
import io.neuromorphic.flink.sink.SpikeRecords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** Holds the topics of a job, which exist, against what the job does with them. */
final class TopicChecks {

  private final JobConfig config;
  private final KafkaAccess kafka;
  private final List<String> warnings = new ArrayList<>();

  TopicChecks(JobConfig config, KafkaAccess kafka) {
    this.config = config;
    this.kafka = kafka;
  }

  /**
   * Refuses topics that would not keep what the job writes.
   *
   * @return warnings
   */
  List<String> check(Set<String> inputs, Set<String> outputs) {
    settings(inputs).forEach(this::input);
    settings(outputs).forEach(this::output);
    return warnings;
  }

  /** Empty where they may not be looked at: then the job finds out by itself. */
  private Map<String, Config> settings(Collection<String> topics) {
    List<ConfigResource> asked =
        topics.stream().map(t -> new ConfigResource(ConfigResource.Type.TOPIC, t)).toList();
    try {
      return kafka
          .answer("settings cannot be read", admin -> admin.describeConfigs(asked).all())
          .entrySet()
          .stream()
          .collect(Collectors.toMap(e -> e.getKey().name(), Map.Entry::getValue));
    } catch (JobStartException e) {
      warnings.add("settings of topics " + topics + " were not checked: " + e.getMessage());
      return Map.of();
    }
  }

  private void input(String topic, Config settings) {
    if (isCompacted(settings)) {
      warnings.add(
          "input topic '"
              + topic
              + "' is compacted (cleanup.policy="
              + value(settings, TopicConfig.CLEANUP_POLICY_CONFIG)
              + "): of events that share a record key only the last may be there to read");
    }
  }

  private void output(String topic, Config settings) {
    if (isCompacted(settings)) {
      throw new JobStartException(
          "output topic '"
              + topic
              + "' is compacted (cleanup.policy="
              + value(settings, TopicConfig.CLEANUP_POLICY_CONFIG)
              + "): all "
              + (isProbe(topic) ? "samples" : "spikes")
              + " of a population have one record key, and only the last would stay;"
              + " set it to delete");
    }
    checkSize(topic, settings, "spikes", config.outputs().spikes());
    checkSize(topic, settings, "samples", config.outputs().probe().output());
  }

  private boolean isProbe(String topic) {
    ProbeConfig probe = config.outputs().probe();
    return probe.neurons().keySet().stream()
        .anyMatch(name -> probe.output().topicOf(name).filter(topic::equals).isPresent());
  }

  /** Warns where the topic is one of an output whose packets it does not take. */
  private void checkSize(String topic, Config settings, String what, OutputConfig output) {
    int largest = SpikeRecords.largestBytes(output.format() == WireFormat.JSON);
    String limit = value(settings, TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
    boolean written =
        config.populations().stream()
            .anyMatch(p -> output.topicOf(p.name()).filter(topic::equals).isPresent());
    if (written && !limit.isEmpty() && Long.parseLong(limit) < largest) {
      warnings.add(
          "output topic '"
              + topic
              + "' takes records of at most "
              + limit
              + " bytes (max.message.bytes), and a packet of "
              + what
              + " may have up to "
              + largest
              + ": where one has more, the job fails until that is raised");
    }
  }

  private static boolean isCompacted(Config settings) {
    return value(settings, TopicConfig.CLEANUP_POLICY_CONFIG)
        .contains(TopicConfig.CLEANUP_POLICY_COMPACT);
  }

  private static String value(Config settings, String name) {
    ConfigEntry entry = settings.get(name);
    return entry == null || entry.value() == null ? "" : entry.value();
  }
}
