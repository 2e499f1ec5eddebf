/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink;

import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Hands records to the producer; names the topics, which pooled transactions need to be known. */
final class KafkaRecordSchema
    implements KafkaRecordSerializationSchema<KafkaRecord>, KafkaDatasetFacetProvider {

  private static final long serialVersionUID = 1L;

  private final List<String> topics;

  KafkaRecordSchema(List<String> topics) {
    this.topics = topics;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      KafkaRecord record, KafkaSinkContext context, Long timestamp) {
    int partitions = context.getPartitionsForTopic(record.topic()).length;
    return new ProducerRecord<>(
        record.topic(),
        Math.floorMod(record.route(), partitions),
        null,
        record.key(),
        record.value());
  }

  @Override
  public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
    return Optional.of(
        new DefaultKafkaDatasetFacet(
            DefaultKafkaDatasetIdentifier.ofTopics(topics), new Properties()));
  }
}
