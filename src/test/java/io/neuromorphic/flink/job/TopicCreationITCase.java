/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TopicCreationITCase {

  private static final int TOPICS = 10;
  private static final int PARTITIONS = 6;
  private static final int ROUNDS = 5;

  @RegisterExtension static final TestBroker BROKER = TestBroker.of(TopicCreationITCase.class);

  /**
   * Nothing is sent twice here: without the wait some of these topics refuse their first records.
   */
  @Test
  void aTopicTakesRecordsAtOnce() throws Exception {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", BROKER.bootstrap(), "enable.idempotence", false, "retries", 0);
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKER.bootstrap()));
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int t = 0; t < TOPICS; t++) {
        String name = BROKER.freshName();
        assertThat(TopicCreation.create(admin, new NewTopic(name, PARTITIONS, (short) 1), 60))
            .isTrue();
        for (int p = 0; p < PARTITIONS; p++) {
          sent.add(producer.send(new ProducerRecord<>(name, p, null, new byte[] {1})));
        }
        assertThat(TopicCreation.create(admin, new NewTopic(name, PARTITIONS, (short) 1), 60))
            .isFalse();
      }
    }
    for (Future<RecordMetadata> record : sent) {
      assertThat(record.get().offset()).isZero();
    }
  }

  /** Of one that was deleted, a broker may have partitions left for a moment, with records. */
  @Test
  void aTopicThatIsMadeAgainIsTheNewOne() throws Exception {
    String name = BROKER.topic(BROKER.freshName(), PARTITIONS);
    for (int round = 0; round < ROUNDS; round++) {
      BROKER.admin().deleteTopics(List.of(name)).all().get();
      BROKER.topic(name, PARTITIONS);
      List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
      for (int p = 0; p < PARTITIONS; p++) {
        records.add(new ProducerRecord<>(name, p, null, new byte[] {1}));
      }
      assertThat(BROKER.send(records)).as("round %d", round).allMatch(at -> at.endsWith("@0"));
    }
  }

  @Test
  void aNameThatKafkaRefusesIsRefused() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKER.bootstrap()))) {
      assertThatThrownBy(() -> TopicCreation.create(admin, new NewTopic("a b", 1, (short) 1), 60))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(InvalidTopicException.class);
    }
  }
}
