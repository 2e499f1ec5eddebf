/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.kafka;

import java.util.Collection;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.kafka.source.metrics.KafkaSourceReaderMetrics;
import org.apache.flink.connector.kafka.source.reader.KafkaPartitionSplitReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads partitions as the connector does; one that it has read to its end may still be paused. */
final class PausablePartitions extends KafkaPartitionSplitReader {

  private static final Logger LOG = LoggerFactory.getLogger(PausablePartitions.class);

  PausablePartitions(
      Properties consumer, SourceReaderContext context, KafkaSourceReaderMetrics metrics) {
    super(consumer, context, metrics);
  }

  @Override
  public void pauseOrResumeSplits(
      Collection<KafkaPartitionSplit> pause, Collection<KafkaPartitionSplit> resume) {
    // One by one: the consumer stops at the first that it no longer reads.
    resume.forEach(split -> unlessEnded(split, List.of(), List.of(split)));
    pause.forEach(split -> unlessEnded(split, List.of(split), List.of()));
  }

  private void unlessEnded(
      KafkaPartitionSplit split,
      List<KafkaPartitionSplit> pause,
      List<KafkaPartitionSplit> resume) {
    try {
      super.pauseOrResumeSplits(pause, resume);
    } catch (IllegalStateException e) {
      LOG.debug("{} has ended: neither paused nor resumed", split.splitId(), e);
    }
  }
}
