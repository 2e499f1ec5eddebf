/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes the producers that input events are sent with: no record lost, doubled or out of order. */
public final class TopicProducer {

  private static final int BATCH_BYTES = 512 * 1024;
  private static final long BUFFER_BYTES = 64L * 1024 * 1024;
  private static final int REQUEST_MILLIS = 10_000;

  private TopicProducer() {}

  /**
   * A producer.
   *
   * @param bootstrap {@code host:port,…}
   * @param properties go before the project's own choices
   * @param patience how long a broker may be away; memory stays bounded, who sends waits
   */
  public static Producer<byte[], byte[]> open(
      String bootstrap, Map<String, String> properties, Duration patience) {
    Map<String, Object> all = new HashMap<>();
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    // With more, a first batch that finds a new partition without its leader is overtaken by the
    // next, and its sequence number is refused for ever after.
    all.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1");
    all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
    all.put(ProducerConfig.LINGER_MS_CONFIG, "1");
    all.put(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(BATCH_BYTES));
    all.put(ProducerConfig.BUFFER_MEMORY_CONFIG, Long.toString(BUFFER_BYTES));
    all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Integer.toString(REQUEST_MILLIS));
    long millis = Math.max(REQUEST_MILLIS + 1_000, patience.toMillis());
    all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.toString(millis));
    all.put(
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        Long.toString(Math.min(Integer.MAX_VALUE, millis)));
    all.putAll(properties);
    all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
