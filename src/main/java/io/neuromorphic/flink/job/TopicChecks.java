/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.job.config.InputConfig.WireFormat;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.OutputsConfig;
import io.neuromorphic.flink.job.config.OutputsConfig.OutputConfig;
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
              + "): all spikes of a population have one record key, and only the last would stay;"
              + " set it to delete");
    }
    String limit = value(settings, TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
    if (!limit.isEmpty()) {
      int largest = largestBytes(topic);
      if (Long.parseLong(limit) < largest) {
        warnings.add(
            "output topic '"
                + topic
                + "' takes records of at most "
                + limit
                + " bytes (max.message.bytes), and a packet of spikes or samples may have up to "
                + largest
                + ": where one has more, the job fails until that is raised");
      }
    }
  }

  /** The most that a record to a topic may have; 0 for that of rejected events, which are short. */
  private int largestBytes(String topic) {
    OutputsConfig outputs = config.outputs();
    boolean spikes = isTopicOf(outputs.spikes(), topic);
    boolean samples = isTopicOf(outputs.probe().output(), topic);
    return spikes || samples
        ? SpikeRecords.largestBytes(
            (spikes ? outputs.spikes() : outputs.probe().output()).format() == WireFormat.JSON)
        : 0;
  }

  private boolean isTopicOf(OutputConfig output, String topic) {
    return config.populations().stream()
        .anyMatch(p -> output.topicOf(p.name()).filter(topic::equals).isPresent());
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
