/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.job.config.InputConfig.KafkaTopic;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.ProbeConfig;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;

/** The Kafka topics of a job. */
public final class JobTopics {

  private final JobConfig config;

  public JobTopics(JobConfig config) {
    this.config = config;
  }

  /** Topics that are read. */
  public Set<String> inputs() {
    Set<String> topics = new LinkedHashSet<>();
    config
        .inputs()
        .forEach(
            input -> {
              if (input.origin() instanceof KafkaTopic topic) {
                topics.add(topic.topic());
              }
            });
    return topics;
  }

  /** Topics that are written. */
  public Set<String> outputs() {
    Set<String> topics = new LinkedHashSet<>();
    config
        .populations()
        .forEach(p -> config.outputs().spikes().topicOf(p.name()).ifPresent(topics::add));
    config.outputs().rejected().kafkaTopic().ifPresent(topics::add);
    ProbeConfig probe = config.outputs().probe();
    probe.neurons().keySet().forEach(name -> probe.output().topicOf(name).ifPresent(topics::add));
    return topics;
  }

  /**
   * Refuses a cluster that cannot be reached, that lacks a topic which is read, or that does not
   * let this user read and write; makes the topics that are missing and written.
   *
   * @param bootstrap {@code host:port,…}
   * @return warnings, a sentence each
   */
  public List<String> prepare(String bootstrap) {
    ExactlyOnce exactlyOnce = new ExactlyOnce(config);
    exactlyOnce.check();
    List<String> warnings = new ArrayList<>();
    try (KafkaAccess kafka = new KafkaAccess(bootstrap, config.kafka().properties())) {
      kafka.checkReachable();
      if (config.kafka().embedded()) {
        // Nobody else can make topics in a broker that starts with the run.
        kafka.createMissing(inputs());
      }
      kafka.checkAllowed(inputs(), AclOperation.READ);
      checkInputs(kafka.topics());
      kafka.checkAllowed(outputs(), AclOperation.WRITE);
      kafka.createMissing(outputs());
      warnings.addAll(new TopicChecks(config, kafka).check(inputs(), outputs()));
      warnings.addAll(new KafkaTransactions(kafka, exactlyOnce).check());
    }
    return warnings;
  }

  /**
   * Aborts the transactions that an earlier run left open. For a job that starts from its
   * beginning, as the last thing before it does: should another job of its name run, that one is
   * put out.
   *
   * @param bootstrap {@code host:port,…}
   * @return warnings, a sentence each
   */
  public List<String> freeReaders(String bootstrap) {
    try (KafkaAccess kafka = new KafkaAccess(bootstrap, config.kafka().properties())) {
      return new KafkaTransactions(kafka, new ExactlyOnce(config)).abort();
    }
  }

  /**
   * Refuses a job that reads a topic which does not exist.
   *
   * @param existing names of all topics
   */
  private void checkInputs(Collection<String> existing) {
    for (String topic : inputs()) {
      if (!existing.contains(topic)) {
        throw new JobStartException(
            "input topic '"
                + topic
                + "' does not exist, or the user of this job may not see it; create it, or start"
                + " its producer first");
      }
    }
  }
}
