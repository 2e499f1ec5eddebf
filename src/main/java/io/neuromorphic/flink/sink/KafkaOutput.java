/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Makes sinks to Kafka topics. */
public final class KafkaOutput {

  private KafkaOutput() {}

  /**
   * How the transactions of an output are made.
   *
   * @param idPrefix how their ids begin; no other output's may begin with it, since whatever begins
   *     with it is aborted when the output starts
   * @param timeoutMillis after which the broker aborts one that nobody ends
   */
  public record Transactions(String idPrefix, long timeoutMillis) {}

  /**
   * A sink.
   *
   * @param bootstrap {@code host:port,…}
   * @param properties of the producers; go before the project's own choices
   * @param topics that records may name
   * @param transactions where records become visible with the checkpoint that covers them
   */
  public static KafkaSink<KafkaRecord> sink(
      String bootstrap,
      Map<String, String> properties,
      List<String> topics,
      Optional<Transactions> transactions) {
    Properties producer = new Properties();
    producer.putAll(properties);
    KafkaSinkBuilder<KafkaRecord> sink =
        KafkaSink.<KafkaRecord>builder()
            .setBootstrapServers(bootstrap)
            .setRecordSerializer(new KafkaRecordSchema(new ArrayList<>(topics)));
    if (transactions.isPresent()) {
      String timeout = Long.toString(transactions.get().timeoutMillis());
      producer.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, timeout);
      sink.setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
          .setTransactionalIdPrefix(transactions.get().idPrefix())
          .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING);
    } else {
      sink.setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE);
    }
    return sink.setKafkaProducerConfig(producer).build();
  }
}
