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

/**
 * Says where a {@link KafkaPacketSink} writes, and how.
 *
 * @param <S> the sink
 * @param <B> the builder itself
 */
public abstract sealed class KafkaPacketSinkBuilder<
        S extends KafkaPacketSink<?>, B extends KafkaPacketSinkBuilder<S, B>>
    permits KafkaSpikeSinkBuilder, KafkaProbeSinkBuilder {

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

  KafkaPacketSinkBuilder() {}

  /**
   * What was said, checked.
   *
   * @param topics that may be written
   */
  record Ends(
      String bootstrap,
      Map<String, String> properties,
      List<String> topics,
      Optional<Transactions> transactions) {}

  abstract S sink(String topic, EventFormat format, Ends ends);

  abstract B self();

  /** Brokers, {@code host:port,…}. */
  public B setBootstrapServers(String servers) {
    bootstrap = servers;
    return self();
  }

  /**
   * The topic; with {@code {population}} in it, one for each population.
   *
   * @param name topics must exist, or the brokers make them when they are first written
   */
  public B setTopic(String name) {
    topic = name;
    return self();
  }

  /** Names of the populations, where the topic's name depends on them. */
  public B setPopulations(Collection<String> names) {
    populations = List.copyOf(names);
    return self();
  }

  /** Format of the records; JSON by default. */
  public B setFormat(EventFormat format) {
    this.format = format;
    return self();
  }

  /**
   * At least once by default. Exactly once needs checkpoints, and a prefix for transactions:
   * records become visible to {@code read_committed} readers with each checkpoint.
   */
  public B setDeliveryGuarantee(DeliveryGuarantee guarantee) {
    this.guarantee = guarantee;
    return self();
  }

  /** How the ids of transactions begin; no other sink's in the cluster may begin with it. */
  public B setTransactionalIdPrefix(String prefix) {
    transactionalIdPrefix = prefix;
    return self();
  }

  /** An outage must be shorter; the brokers' {@code transaction.max.timeout.ms} must allow it. */
  public B setTransactionTimeout(Duration timeout) {
    transactionTimeout = timeout;
    return self();
  }

  /**
   * A property of the producers. A secret is referred to, {@code ${env:NAME}} or {@code
   * ${file:PATH}}: it is refused in plain text, which would travel with the program.
   */
  public B setProperty(String key, String value) {
    properties.put(key, value);
    return self();
  }

  /**
   * Checks what was said; asks no broker.
   *
   * @throws IllegalArgumentException where something is missing or does not go together
   */
  public S build() {
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
    return sink(
        topic,
        format,
        new Ends(
            bootstrap,
            SinkProperties.forKafka(bootstrap, properties),
            topics,
            once
                ? Optional.of(
                    new Transactions(transactionalIdPrefix, transactionTimeout.toMillis()))
                : Optional.empty()));
  }

  private void require(boolean good, String problem) {
    if (!good) {
      throw new IllegalArgumentException("Kafka sink: " + problem);
    }
  }
}
