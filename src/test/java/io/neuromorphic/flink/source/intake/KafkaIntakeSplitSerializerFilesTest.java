/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplitSerializer;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.kafka.common.TopicPartition;

class KafkaIntakeSplitSerializerFilesTest
    extends IntakeSplitSerializerFilesContract<KafkaPartitionSplit> {

  @Override
  protected String wrapped() {
    return "kafka";
  }

  @Override
  SimpleVersionedSerializer<KafkaPartitionSplit> inner() {
    return new KafkaPartitionSplitSerializer();
  }

  @Override
  KafkaPartitionSplit split() {
    return new KafkaPartitionSplit(new TopicPartition("currents", 130), 1L << 33, 1L << 34);
  }
}
