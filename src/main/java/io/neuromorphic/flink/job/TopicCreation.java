/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * A topic that is made and then written to at once.
 *
 * <p>Kafka calls a topic made when its controller has written it down; the broker that leads a
 * partition may learn of it later. Records sent in between can be lost to an idempotent producer
 * for good: the first batch is refused, those in flight behind it arrive, the broker takes them for
 * the first of that producer, and the first batch, sent again, is out of order until it expires. So
 * a topic is only called made here when each of its partitions has answered.
 */
public final class TopicCreation {

  private static final long PAUSE_MILLIS = 20;

  private TopicCreation() {}

  /**
   * Makes a topic, unless it is there, and waits until its partitions can be written to.
   *
   * @param timeoutSeconds after so long without an answer it gives up
   * @return whether there was none
   * @throws ExecutionException what Kafka says, where it refuses
   */
  public static boolean create(Admin admin, NewTopic topic, int timeoutSeconds)
      throws ExecutionException, TimeoutException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(timeoutSeconds);
    boolean made = true;
    CreateTopicsResult created = admin.createTopics(List.of(topic));
    Optional<Uuid> id = Optional.empty();
    try {
      get(created.all(), deadline);
      id = id(created.topicId(topic.name()), deadline);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
      made = false;
    }
    await(admin, topic.name(), id, deadline);
    return made;
  }

  /** Not known to those who may not look at a topic, and from old brokers. */
  private static Optional<Uuid> id(KafkaFuture<Uuid> asked, long deadline)
      throws TimeoutException, InterruptedException {
    try {
      return Optional.of(get(asked, deadline)).filter(id -> !id.equals(Uuid.ZERO_UUID));
    } catch (ExecutionException e) {
      return Optional.empty();
    }
  }

  private static void await(Admin admin, String topic, Optional<Uuid> id, long deadline)
      throws ExecutionException, TimeoutException, InterruptedException {
    while (true) {
      try {
        TopicDescription described =
            get(admin.describeTopics(List.of(topic)).topicNameValues().get(topic), deadline);
        if (id.isPresent() && !id.get().equals(described.topicId())) {
          // One of this name was deleted just now, and this broker does not know yet.
          pause(topic, deadline);
          continue;
        }
        get(
            admin
                .listOffsets(
                    described.partitions().stream()
                        .map(partition -> new TopicPartition(topic, partition.partition()))
                        .collect(
                            Collectors.toMap(Function.identity(), at -> OffsetSpec.earliest())))
                .all(),
            deadline);
        return;
      } catch (ExecutionException e) {
        if (e.getCause() instanceof AuthorizationException) {
          // Whoever may make a topic and not look at it has made it.
          return;
        }
        if (!(e.getCause() instanceof RetriableException)) {
          throw e;
        }
        pause(topic, deadline);
      }
    }
  }

  private static void pause(String topic, long deadline)
      throws TimeoutException, InterruptedException {
    if (System.nanoTime() - deadline > 0) {
      throw new TimeoutException("no partition of " + topic + " can be written to yet");
    }
    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
  }

  private static <T> T get(KafkaFuture<T> asked, long deadline)
      throws ExecutionException, TimeoutException, InterruptedException {
    return asked.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
  }
}
