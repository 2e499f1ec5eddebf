/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Questions to a Kafka cluster before a job starts; each has an answer within seconds, or within
 * the time that the user gives.
 */
public final class KafkaAccess implements AutoCloseable {

  private static final TimeUnit S = TimeUnit.SECONDS;

  private final String bootstrap;
  private final String protocol;
  private final int timeoutSeconds;
  private final Admin admin;

  /**
   * Connects when it is first asked.
   *
   * @param bootstrap {@code host:port,…}
   * @param properties of the client
   * @throws JobStartException where they make no sense
   */
  public KafkaAccess(String bootstrap, Map<String, String> properties) {
    this.bootstrap = bootstrap;
    this.protocol = properties.get(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG);
    AnswerTime time = AnswerTime.of(properties);
    this.timeoutSeconds = time.waitSeconds();
    Properties all = new Properties();
    all.putAll(time.settings());
    all.putAll(properties);
    all.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    try {
      this.admin = Admin.create(all);
    } catch (org.apache.kafka.common.KafkaException e) {
      if (JaasRefusal.is(e)) {
        // Without the cause: it repeats what is in the file.
        throw new JobStartException("cannot use Kafka at " + bootstrap + ": " + JaasRefusal.TEXT);
      }
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new JobStartException(
          "cannot use Kafka at " + bootstrap + ": " + cause.getMessage() + advice(cause), e);
    }
  }

  /** What to write instead, where the address is what is wrong. */
  private static String advice(Throwable cause) {
    String said = String.valueOf(cause.getMessage());
    if (said.startsWith("Invalid url")) {
      return "; expected HOST:PORT, such as localhost:9092, several with commas between";
    }
    return said.startsWith("No resolvable bootstrap")
        ? "; there is no such host: check its name, or give its address"
        : "";
  }

  /** Refuses a cluster that does not answer. */
  public void checkReachable() {
    ask("it does not answer", () -> admin.describeCluster().nodes().get(timeoutSeconds, S));
  }

  /** Names of all topics. */
  public Set<String> topics() {
    return ask(
        "its topics cannot be listed",
        () -> new TreeSet<>(admin.listTopics().names().get(timeoutSeconds, S)));
  }

  /** Number of partitions of a topic that exists. */
  public int partitions(String topic) {
    return ask(
        "topic '" + topic + "' cannot be described",
        () ->
            admin
                .describeTopics(List.of(topic))
                .topicNameValues()
                .get(topic)
                .get(timeoutSeconds, S)
                .partitions()
                .size());
  }

  /**
   * Refuses a topic with which this user may not do what the job does. A topic that does not exist
   * is refused only where the user may not know whether it does.
   */
  public void checkAllowed(Collection<String> topics, AclOperation operation) {
    Map<String, KafkaFuture<TopicDescription>> descriptions =
        admin
            .describeTopics(topics, new DescribeTopicsOptions().includeAuthorizedOperations(true))
            .topicNameValues();
    descriptions.forEach(
        (topic, description) -> {
          boolean allowed =
              ask(
                  "topic '" + topic + "' cannot be described",
                  () -> isAllowed(description, operation));
          if (!allowed) {
            throw new JobStartException(
                String.format(
                    "Kafka at %s: this user may not %s topic '%s'; it needs the right (ACL) %s",
                    bootstrap,
                    operation == AclOperation.READ ? "read" : "write to",
                    topic,
                    operation));
          }
        });
  }

  private boolean isAllowed(KafkaFuture<TopicDescription> asked, AclOperation operation)
      throws ExecutionException, TimeoutException, InterruptedException {
    try {
      Set<AclOperation> operations = asked.get(timeoutSeconds, S).authorizedOperations();
      // Brokers before 2.3 do not tell.
      return operations == null || operations.contains(operation);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return true;
      }
      if (e.getCause() instanceof TopicAuthorizationException) {
        return false;
      }
      throw e;
    }
  }

  /** Makes the topics that do not exist, with the cluster's default partitions and replicas. */
  void createMissing(Collection<String> wanted) {
    Set<String> missing = new TreeSet<>(wanted);
    missing.removeAll(topics());
    missing.forEach(topic -> create(topic, Optional.empty()));
  }

  /**
   * Makes a topic that can be written to at once, unless it has just been made.
   *
   * @param partitions empty for the cluster's default
   */
  public void create(String topic, Optional<Integer> partitions) {
    ask(
        "topic '" + topic + "' is missing and cannot be created",
        () -> {
          NewTopic created = new NewTopic(topic, partitions, Optional.empty());
          TopicCreation.create(admin, created, timeoutSeconds);
          return topic;
        });
  }

  /** A question to the cluster. */
  private interface Question<T> {
    T ask() throws ExecutionException, TimeoutException, InterruptedException;
  }

  /**
   * The answer to a question of whoever knows what to do without it.
   *
   * @param problem what cannot be done where there is none
   * @throws JobStartException where there is none; its cause's cause is what Kafka says
   */
  <T> T answer(String problem, Function<Admin, KafkaFuture<T>> question) {
    return ask(problem, () -> question.apply(admin).get(timeoutSeconds, S));
  }

  private <T> T ask(String problem, Question<T> question) {
    try {
      return question.ask();
    } catch (ExecutionException e) {
      String refusal =
          KafkaRefusal.of(e.getCause(), protocol)
              .orElseGet(() -> problem + ": " + e.getCause().getMessage());
      throw new JobStartException("Kafka at " + bootstrap + ": " + refusal, e);
    } catch (TimeoutException e) {
      throw new JobStartException(
          "Kafka at " + bootstrap + ": " + problem + " within " + timeoutSeconds + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JobStartException("interrupted", e);
    }
  }

  @Override
  public void close() {
    admin.close(java.time.Duration.ofSeconds(2));
  }
}
