/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.kafka;

import io.neuromorphic.flink.event.InputPacket;
import java.util.Enumeration;
import java.util.Properties;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.synchronization.FutureCompletingBlockingQueue;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.metrics.KafkaSourceReaderMetrics;
import org.apache.flink.connector.kafka.source.reader.KafkaRecordEmitter;
import org.apache.flink.connector.kafka.source.reader.KafkaSourceReader;
import org.apache.flink.connector.kafka.source.reader.fetcher.KafkaSourceFetcherManager;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A Kafka source that ends, with readers that survive a pause of a partition that has ended: the
 * connector's own fail there (FLINK-39728), which the alignment of watermarks brings about where a
 * partition is read faster than it can be told.
 *
 * @param <P> kind of packets
 */
final class BoundedTopicSource<P extends InputPacket>
    implements Source<P, KafkaPartitionSplit, KafkaSourceEnumState> {

  private static final long serialVersionUID = 1L;

  private final KafkaSource<P> inner;
  private final RecordPackets<P> packets;
  private final Properties consumer;

  /**
   * @param inner does all but reading
   * @param packets reads records
   * @param consumer properties of the consumer
   */
  BoundedTopicSource(KafkaSource<P> inner, RecordPackets<P> packets, Properties consumer) {
    this.inner = inner;
    this.packets = packets;
    this.consumer = new Properties();
    this.consumer.putAll(consumer);
    String bytes = ByteArrayDeserializer.class.getName();
    this.consumer.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, bytes);
    this.consumer.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, bytes);
    this.consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    this.consumer.putIfAbsent(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
  }

  @Override
  public SourceReader<P, KafkaPartitionSplit> createReader(SourceReaderContext context)
      throws Exception {
    packets.open(new Opening(context.metricGroup(), context.getUserCodeClassLoader()));
    FutureCompletingBlockingQueue<RecordsWithSplitIds<ConsumerRecord<byte[], byte[]>>> queue =
        new FutureCompletingBlockingQueue<>();
    KafkaSourceReaderMetrics metrics = new KafkaSourceReaderMetrics(context.metricGroup());
    return new KafkaSourceReader<>(
        queue,
        new KafkaSourceFetcherManager(
            queue, () -> new PausablePartitions(consumer, context, metrics), finished -> {}),
        new KafkaRecordEmitter<>(packets),
        settings(),
        context,
        metrics);
  }

  private Configuration settings() {
    Configuration settings = new Configuration();
    for (Enumeration<?> names = consumer.propertyNames(); names.hasMoreElements(); ) {
      String name = (String) names.nextElement();
      settings.setString(name, consumer.getProperty(name));
    }
    return settings;
  }

  private record Opening(MetricGroup group, UserCodeClassLoader loader)
      implements DeserializationSchema.InitializationContext {
    @Override
    public MetricGroup getMetricGroup() {
      return group;
    }

    @Override
    public UserCodeClassLoader getUserCodeClassLoader() {
      return loader;
    }
  }

  @Override
  public Boundedness getBoundedness() {
    return inner.getBoundedness();
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context) {
    return inner.createEnumerator(context);
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState state)
      throws java.io.IOException {
    return inner.restoreEnumerator(context, state);
  }

  @Override
  public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
    return inner.getSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
    return inner.getEnumeratorCheckpointSerializer();
  }
}
