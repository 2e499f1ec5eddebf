/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.OutputsConfig.Delivery;
import io.neuromorphic.flink.sink.KafkaOutput.Transactions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerConfig;

/** What delivery exactly-once to Kafka topics means for a job. */
public final class ExactlyOnce {

  /** The property that changes the transaction timeout. */
  static final String TIMEOUT_KEY = "kafka.properties." + ProducerConfig.TRANSACTION_TIMEOUT_CONFIG;

  /** A broker's default maximum: the longest outage that a job survives without being told more. */
  private static final Duration TIMEOUT = Duration.ofMinutes(15);

  private final JobConfig config;

  public ExactlyOnce(JobConfig config) {
    this.config = config;
  }

  /** Whether any topic is written in transactions. */
  boolean isUsed() {
    return !outputs().isEmpty();
  }

  /** Names of the outputs whose topics are written in transactions. */
  List<String> outputs() {
    return config.outputs().all().entrySet().stream()
        .filter(o -> o.getValue().kafkaTopic().isPresent())
        .filter(o -> o.getValue().delivery() == Delivery.EXACTLY_ONCE)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** How the transactions of an output are made; empty where it has none. */
  Optional<Transactions> transactions(String output) {
    return outputs().contains(output)
        ? Optional.of(new Transactions(idPrefix() + output, timeoutMillis()))
        : Optional.empty();
  }

  /**
   * How the ids of all transactions of the job begin. No name has a slash: so no job's prefix is
   * the beginning of another's.
   */
  String idPrefix() {
    return config.kafka().transactionalIdPrefix().orElse(config.name()) + "/";
  }

  /** How long a transaction may stay open. */
  long timeoutMillis() {
    String given = config.kafka().properties().get(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG);
    if (given == null) {
      return TIMEOUT.toMillis();
    }
    try {
      int millis = Integer.parseInt(given.strip());
      if (millis > 0) {
        return millis;
      }
    } catch (NumberFormatException e) {
      throw new JobStartException(badTimeout(given), e);
    }
    throw new JobStartException(badTimeout(given));
  }

  private static String badTimeout(String given) {
    return TIMEOUT_KEY + ": expected milliseconds, from 1 to 2147483647, found '" + given + "'";
  }

  /** What is not told by a checkpoint stays invisible until the next: so much is it at most. */
  private Duration interval() {
    return config.checkpoints().map(JobConfig.CheckpointConfig::interval).orElse(Duration.ZERO);
  }

  /** The transaction of a checkpoint has been open for an interval when it is to be committed. */
  private Duration outage() {
    return Duration.ofMillis(timeoutMillis()).minus(interval());
  }

  /** Refuses a timeout that cannot be kept, whatever the broker. */
  void check() {
    if (isUsed() && (outage().isNegative() || outage().isZero())) {
      throw new JobStartException(
          "delivery: exactly-once needs checkpoints more often than the transaction timeout of "
              + Durations.text(Duration.ofMillis(timeoutMillis()))
              + "; shorten checkpoints.interval ("
              + Durations.text(interval())
              + ") or raise "
              + TIMEOUT_KEY);
    }
  }

  /** One sentence on what it costs and what it promises; empty where no output has it. */
  public Optional<String> note() {
    if (!isUsed()) {
      return Optional.empty();
    }
    return Optional.of(
        "exactly-once: "
            + String.join(" and ", outputs())
            + " become visible to readers with isolation.level=read_committed with each checkpoint,"
            + " every "
            + Durations.text(interval())
            + "; an outage shorter than "
            + Durations.text(outage())
            + " loses nothing (transaction timeout "
            + Durations.text(Duration.ofMillis(timeoutMillis()))
            + ")");
  }
}
