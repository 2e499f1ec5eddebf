/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.TestBroker;
import io.neuromorphic.flink.source.Alone;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.apache.flink.connector.kafka.source.metrics.KafkaSourceReaderMetrics;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PausablePartitionsITCase {

  @RegisterExtension static final TestBroker BROKER = new TestBroker();

  private static PausablePartitions reader() {
    Properties consumer = new Properties();
    consumer.putAll(
        Map.of(
            "bootstrap.servers",
            BROKER.bootstrap(),
            "group.id",
            "pausable",
            "client.id.prefix",
            "pausable",
            "auto.offset.reset",
            "earliest",
            "key.deserializer",
            ByteArrayDeserializer.class.getName(),
            "value.deserializer",
            ByteArrayDeserializer.class.getName()));
    Alone context = new Alone();
    return new PausablePartitions(
        consumer, context, new KafkaSourceReaderMetrics(context.metricGroup()));
  }

  @Test
  void aPartitionThatHasEndedMayBePausedAndResumedWithOthers() throws Exception {
    String topic = BROKER.topic(BROKER.freshName(), 2);
    KafkaPartitionSplit ended = new KafkaPartitionSplit(new TopicPartition(topic, 0), 0, 1);
    KafkaPartitionSplit open =
        new KafkaPartitionSplit(
            new TopicPartition(topic, 1), 0, KafkaPartitionSplit.NO_STOPPING_OFFSET);
    BROKER.send(List.of(new ProducerRecord<>(topic, 0, null, new byte[1])));
    PausablePartitions reader = reader();
    try {
      reader.handleSplitsChanges(new SplitsAddition<>(List.of(ended, open)));
      Set<String> finished = new HashSet<>();
      while (finished.isEmpty()) {
        finished.addAll(reader.fetch().finishedSplits());
      }
      assertThat(finished).containsExactly(ended.splitId());

      reader.pauseOrResumeSplits(List.of(ended, open), List.of());
      BROKER.send(List.of(new ProducerRecord<>(topic, 1, null, new byte[2])));
      reader.pauseOrResumeSplits(List.of(), List.of(ended, open));

      assertThat(next(reader).partition()).isEqualTo(1);
    } finally {
      reader.close();
    }
  }

  private static ConsumerRecord<byte[], byte[]> next(PausablePartitions reader) throws Exception {
    while (true) {
      RecordsWithSplitIds<ConsumerRecord<byte[], byte[]>> records = reader.fetch();
      if (records.nextSplit() != null) {
        return records.nextRecordFromSplit();
      }
    }
  }
}
