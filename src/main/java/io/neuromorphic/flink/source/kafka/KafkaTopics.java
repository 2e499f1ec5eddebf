/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.kafka;

import io.neuromorphic.flink.codec.json.JsonCameraDecoder;
import io.neuromorphic.flink.codec.json.JsonCurrentDecoder;
import io.neuromorphic.flink.codec.packet.PacketCameraDecoder;
import io.neuromorphic.flink.codec.packet.PacketCurrentDecoder;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.state.NeuromorphicTypes;
import java.util.Properties;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumStateSerializer;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** Makes sources of topics. */
public final class KafkaTopics {

  private KafkaTopics() {}

  /** A source of current events. */
  public static Source<CurrentPacket, KafkaPartitionSplit, KafkaSourceEnumState> currents(
      TopicSpec spec) {
    return source(spec, currentPackets(spec.json()));
  }

  /** A source of camera events. */
  public static Source<CameraPacket, KafkaPartitionSplit, KafkaSourceEnumState> camera(
      TopicSpec spec) {
    return source(spec, cameraPackets(spec.json()));
  }

  /** Reads what a snapshot keeps of the partitions of a topic. */
  public static SimpleVersionedSerializer<KafkaSourceEnumState> positions() {
    return new KafkaSourceEnumStateSerializer();
  }

  static RecordPackets<CurrentPacket> currentPackets(boolean json) {
    return new RecordPackets<>(
        () -> json ? new JsonCurrentDecoder()::decode : new PacketCurrentDecoder()::decode,
        () -> new CurrentPacket(json ? 1 : 0),
        NeuromorphicTypes.CURRENT_PACKET);
  }

  static RecordPackets<CameraPacket> cameraPackets(boolean json) {
    return new RecordPackets<>(
        () -> json ? new JsonCameraDecoder()::decode : new PacketCameraDecoder()::decode,
        () -> new CameraPacket(json ? 1 : 0),
        NeuromorphicTypes.CAMERA_PACKET);
  }

  private static <P extends InputPacket>
      Source<P, KafkaPartitionSplit, KafkaSourceEnumState> source(
          TopicSpec spec, RecordPackets<P> packets) {
    String client = spec.group() + "-" + spec.topic();
    KafkaSourceBuilder<P> builder =
        KafkaSource.<P>builder()
            .setProperties(consumer(spec))
            .setBootstrapServers(spec.bootstrap())
            .setTopics(spec.topic())
            .setGroupId(spec.group())
            .setClientIdPrefix(client)
            .setStartingOffsets(offsets(spec.from()))
            .setDeserializer(packets);
    if (!spec.bounded()) {
      return builder.build();
    }
    Properties properties = consumer(spec);
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, spec.bootstrap());
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, spec.group());
    properties.put(KafkaSourceOptions.CLIENT_ID_PREFIX.key(), client);
    return new BoundedTopicSource<>(
        builder.setBounded(OffsetsInitializer.latest()).build(), packets, properties);
  }

  static Properties consumer(TopicSpec spec) {
    Properties properties = new Properties();
    // What a transaction that was aborted wrote has never been said.
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    // A topic that was deleted would come back empty, with nobody the wiser.
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    properties.putAll(spec.properties());
    return properties;
  }

  private static OffsetsInitializer offsets(TopicSpec.From from) {
    return switch (from) {
      case EARLIEST -> OffsetsInitializer.earliest();
      case LATEST -> OffsetsInitializer.latest();
      case COMMITTED -> OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
    };
  }
}
