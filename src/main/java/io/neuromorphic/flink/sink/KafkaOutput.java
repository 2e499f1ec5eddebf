/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Makes sinks to Kafka topics. */
public final class KafkaOutput {

  /** Below a broker's default maximum of 15 minutes, which the connector's hour is not. */
  public static final int TRANSACTION_TIMEOUT_MILLIS = 10 * 60 * 1_000;

  private KafkaOutput() {}

  /**
   * A sink.
   *
   * @param bootstrap {@code host:port,…}
   * @param properties of the producers; go before the project's own choices
   * @param topics that records may name
   * @param exactlyOnce whether records become visible with the checkpoint that covers them
   * @param transactionalIdPrefix unique on the broker
   */
  public static KafkaSink<KafkaRecord> sink(
      String bootstrap,
      Map<String, String> properties,
      List<String> topics,
      boolean exactlyOnce,
      String transactionalIdPrefix) {
    Properties producer = new Properties();
    if (exactlyOnce) {
      producer.put(
          ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Integer.toString(TRANSACTION_TIMEOUT_MILLIS));
    }
    producer.putAll(properties);
    return KafkaSink.<KafkaRecord>builder()
        .setBootstrapServers(bootstrap)
        .setKafkaProducerConfig(producer)
        .setRecordSerializer(new KafkaRecordSchema(new ArrayList<>(topics)))
        .setDeliveryGuarantee(
            exactlyOnce ? DeliveryGuarantee.EXACTLY_ONCE : DeliveryGuarantee.AT_LEAST_ONCE)
        .setTransactionalIdPrefix(transactionalIdPrefix)
        .setTransactionNamingStrategy(
            exactlyOnce ? TransactionNamingStrategy.POOLING : TransactionNamingStrategy.DEFAULT)
        .build();
  }
}
