/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.CreateTopicsResult.TopicMetadataAndConfig;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

/** What a broker that is behind answers; a real one seldom is for long enough to be seen. */
class TopicCreationTest {

  private static final String TOPIC = "again";
  private static final Uuid OLD = Uuid.randomUuid();
  private static final Uuid NEW = Uuid.randomUuid();

  private final List<String> asked = new ArrayList<>();

  private static final class Created extends CreateTopicsResult {
    Created(TopicMetadataAndConfig made) {
      super(Map.of(TOPIC, KafkaFuture.completedFuture(made)));
    }
  }

  private static final class Described extends DescribeTopicsResult {
    Described(Uuid id) {
      super(null, Map.of(TOPIC, KafkaFuture.completedFuture(described(id))));
    }

    private static TopicDescription described(Uuid id) {
      TopicPartitionInfo partition =
          new TopicPartitionInfo(0, new Node(1, "127.0.0.1", 9), List.of(), List.of());
      return new TopicDescription(TOPIC, false, List.of(partition), null, id);
    }
  }

  /** A broker that knows of one topic after the other by this name, and then of the last. */
  private Admin broker(TopicMetadataAndConfig made, Uuid... known) {
    return (Admin)
        Proxy.newProxyInstance(
            Admin.class.getClassLoader(),
            new Class<?>[] {Admin.class},
            (proxy, method, arguments) -> {
              asked.add(method.getName());
              return switch (method.getName()) {
                case "createTopics" -> new Created(made);
                case "describeTopics" ->
                    new Described(known[Math.min(asked.size() - 2, known.length - 1)]);
                case "listOffsets" -> new ListOffsetsResult(Map.of());
                default -> throw new UnsupportedOperationException(method.getName());
              };
            });
  }

  private static TopicMetadataAndConfig made() {
    return new TopicMetadataAndConfig(NEW, 1, 1, new Config(List.of()));
  }

  private static boolean create(Admin broker, int seconds) throws Exception {
    return TopicCreation.create(broker, new NewTopic(TOPIC, 1, (short) 1), seconds);
  }

  @Test
  void aDeletedTopicOfTheSameNameIsNotTakenForTheNewOne() throws Exception {
    assertThat(create(broker(made(), OLD, OLD, NEW), 60)).isTrue();

    assertThat(asked)
        .containsExactly(
            "createTopics", "describeTopics", "describeTopics", "describeTopics", "listOffsets");
  }

  @Test
  void aBrokerThatNeverLearnsOfItIsGivenUp() {
    assertThatThrownBy(() -> create(broker(made(), OLD), 1)).isInstanceOf(TimeoutException.class);
    assertThat(asked).doesNotContain("listOffsets");
  }

  @Test
  void whoeverMayNotKnowTheIdTakesTheTopicByItsName() throws Exception {
    TopicMetadataAndConfig hidden =
        new TopicMetadataAndConfig(new TopicAuthorizationException("no"));

    assertThat(create(broker(hidden, OLD), 60)).isTrue();
    assertThat(asked).containsExactly("createTopics", "describeTopics", "listOffsets");
  }
}
