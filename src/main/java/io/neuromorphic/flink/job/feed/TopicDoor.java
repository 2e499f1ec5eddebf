/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.job.KafkaAccess;
import io.neuromorphic.flink.job.tool.UsageException;
import io.neuromorphic.flink.sink.topic.TopicProducer;
import io.neuromorphic.flink.sink.topic.TopicRecords;
import io.neuromorphic.flink.sink.topic.TopicWriter;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;

/** Looks at a topic before it is written: whether it is there, and how many partitions it has. */
final class TopicDoor {

  private final TargetTopic target;
  private final int partitions;

  private TopicDoor(TargetTopic target, int partitions) {
    this.target = target;
    this.partitions = partitions;
  }

  /**
   * Looks at the topic, and makes it if it is missing and that was asked for.
   *
   * @throws UsageException where there is no such topic
   * @throws io.neuromorphic.flink.job.JobStartException where Kafka does not answer within seconds,
   *     or does not let this user write
   */
  static TopicDoor find(TargetTopic target, FeedListener listener) {
    String topic = target.topic();
    try (KafkaAccess kafka = new KafkaAccess(target.bootstrap(), target.properties())) {
      kafka.checkReachable();
      kafka.checkAllowed(List.of(topic), AclOperation.WRITE);
      boolean exists = kafka.topics().contains(topic);
      if (!exists && target.partitions().isEmpty()) {
        throw new UsageException(
            "Kafka at "
                + target.bootstrap()
                + " has no topic '"
                + topic
                + "'; --partitions N makes it, with N partitions");
      }
      if (!exists) {
        kafka.create(topic, target.partitions());
        return new TopicDoor(target, target.partitions().get());
      }
      int partitions = kafka.partitions(topic);
      if (target.partitions().isPresent() && target.partitions().get() != partitions) {
        listener.warning("topic '" + topic + "' is there and has " + partitions + " partitions");
      }
      return new TopicDoor(target, partitions);
    }
  }

  /** A writer to the topic. */
  <P extends InputPacket> TopicWriter<P> open(TopicRecords<P> records, WallClock clock) {
    return new TopicWriter<>(
        TopicProducer.open(target.bootstrap(), target.properties(), target.patience()),
        target.topic(),
        partitions,
        records,
        target.maxEvents(),
        clock::nanos);
  }

  int partitions() {
    return partitions;
  }
}
