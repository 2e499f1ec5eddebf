/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import io.neuromorphic.flink.sink.KafkaOutput.Transactions;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.connector.base.DeliveryGuarantee;

/** Says where a {@link KafkaSpikeSink} writes, and how. */
public final class KafkaSpikeSinkBuilder {

  private static final String POPULATION = "{population}";

  /** Brokers allow 15 min unless they are told otherwise. */
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(15);

  private final Map<String, String> properties = new LinkedHashMap<>();
  private String bootstrap = "";
  private String topic = "";
  private List<String> populations = List.of();
  private EventFormat format = EventFormat.JSON;
  private DeliveryGuarantee guarantee = DeliveryGuarantee.AT_LEAST_ONCE;
  private String transactionalIdPrefix = "";
  private Duration transactionTimeout = TRANSACTION_TIMEOUT;

  KafkaSpikeSinkBuilder() {}

  /** Brokers, {@code host:port,…}. */
  public KafkaSpikeSinkBuilder setBootstrapServers(String servers) {
    bootstrap = servers;
    return this;
  }

  /**
   * The topic; with {@code {population}} in it, one for each population.
   *
   * @param name topics must exist, or the brokers make them when they are first written
   */
  public KafkaSpikeSinkBuilder setTopic(String name) {
    topic = name;
    return this;
  }

  /** Names of the populations, where the topic's name depends on them. */
  public KafkaSpikeSinkBuilder setPopulations(Collection<String> names) {
    populations = List.copyOf(names);
    return this;
  }

  /** Format of the records; JSON by default. */
  public KafkaSpikeSinkBuilder setFormat(EventFormat format) {
    this.format = format;
    return this;
  }

  /**
   * At least once by default. Exactly once needs checkpoints, and a prefix for transactions:
   * records become visible to {@code read_committed} readers with each checkpoint.
   */
  public KafkaSpikeSinkBuilder setDeliveryGuarantee(DeliveryGuarantee guarantee) {
    this.guarantee = guarantee;
    return this;
  }

  /** How the ids of transactions begin; no other sink's in the cluster may begin with it. */
  public KafkaSpikeSinkBuilder setTransactionalIdPrefix(String prefix) {
    transactionalIdPrefix = prefix;
    return this;
  }

  /** An outage must be shorter; the brokers' {@code transaction.max.timeout.ms} must allow it. */
  public KafkaSpikeSinkBuilder setTransactionTimeout(Duration timeout) {
    transactionTimeout = timeout;
    return this;
  }

  /**
   * A property of the producers. A secret is referred to, {@code ${env:NAME}} or {@code
   * ${file:PATH}}: it is refused in plain text, which would travel with the program.
   */
  public KafkaSpikeSinkBuilder setProperty(String key, String value) {
    properties.put(key, value);
    return this;
  }

  /**
   * Checks what was said; asks no broker.
   *
   * @throws IllegalArgumentException where something is missing or does not go together
   */
  public KafkaSpikeSink build() {
    require(!bootstrap.isEmpty(), "missing setBootstrapServers(\"host:port\")");
    require(!topic.isEmpty(), "missing setTopic(...)");
    boolean each = topic.contains(POPULATION);
    require(
        !each || !populations.isEmpty(),
        "topic '" + topic + "' needs setPopulations(...): the names that may take that place");
    boolean once = guarantee == DeliveryGuarantee.EXACTLY_ONCE;
    require(
        guarantee != DeliveryGuarantee.NONE,
        "expected AT_LEAST_ONCE or EXACTLY_ONCE as delivery guarantee, found NONE");
    require(
        !once || !transactionalIdPrefix.isEmpty(),
        "EXACTLY_ONCE needs setTransactionalIdPrefix(...), a name that no other sink has");
    require(
        transactionTimeout.toMillis() > 0 && transactionTimeout.toMillis() <= Integer.MAX_VALUE,
        "expected a transaction timeout from 1 ms to 24 days, found " + transactionTimeout);
    List<String> topics =
        each
            ? populations.stream().map(name -> topic.replace(POPULATION, name)).toList()
            : List.of(topic);
    return new KafkaSpikeSink(
        bootstrap,
        SinkProperties.forKafka(bootstrap, properties),
        topic,
        topics,
        format,
        once
            ? Optional.of(new Transactions(transactionalIdPrefix, transactionTimeout.toMillis()))
            : Optional.empty());
  }

  private static void require(boolean good, String problem) {
    if (!good) {
      throw new IllegalArgumentException("KafkaSpikeSink: " + problem);
    }
  }
}
