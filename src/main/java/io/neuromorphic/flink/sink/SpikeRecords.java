/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.json.JsonSpikeEncoder;
import io.neuromorphic.flink.codec.packet.PacketSpikeDecoder;
import io.neuromorphic.flink.codec.packet.PacketSpikeEncoder;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.SpikePacket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/** Spikes as Kafka records: one per spike in JSON, one per packet in Protocol Buffers. */
public final class SpikeRecords extends RichFlatMapFunction<SpikePacket, KafkaRecord> {

  private static final long serialVersionUID = 1L;

  private static final byte[] JSON_MARKER = "{\"until\":".getBytes(StandardCharsets.UTF_8);

  /** Also a spike in JSON has its place in it. */
  private static final int ENVELOPE_BYTES = 1_024;

  private final String topic;
  private final boolean json;
  private transient JsonSpikeEncoder jsonEncoder;

  /**
   * @param topic with {@code {population}} in place of the population's name
   * @param json whether records are JSON, else packets
   */
  public SpikeRecords(String topic, boolean json) {
    this.topic = topic;
    this.json = json;
  }

  /** Tells records that hold nothing but a time from those that hold spikes. */
  public static Predicate<byte[]> markers(boolean json) {
    return json ? SpikeRecords::isJsonMarker : SpikeRecords::isPacketMarker;
  }

  /** The most that a record may have, with its key and what a batch of one adds. */
  public static int largestBytes(boolean json) {
    return ENVELOPE_BYTES + (json ? 0 : PacketSpikeEncoder.MAX_BYTES);
  }

  private static boolean isPacketMarker(byte[] value) {
    try {
      return PacketSpikeDecoder.decode(value).size() == 0;
    } catch (MalformedStreamException e) {
      // Somebody else's record in the same topic.
      return false;
    }
  }

  private static boolean isJsonMarker(byte[] value) {
    return Arrays.mismatch(value, JSON_MARKER) == JSON_MARKER.length;
  }

  @Override
  public void open(OpenContext context) {
    jsonEncoder = new JsonSpikeEncoder();
  }

  @Override
  public void flatMap(SpikePacket packet, Collector<KafkaRecord> out) {
    String name = topic.replace("{population}", packet.population());
    byte[] key = packet.population().getBytes(StandardCharsets.UTF_8);
    // Neighbouring shards go to neighbouring partitions; the hash is that of the language, for
    // ever.
    int route = packet.population().hashCode() + packet.shard();
    if (!json) {
      for (byte[] value : PacketSpikeEncoder.encode(packet)) {
        out.collect(new KafkaRecord(name, key, value, route));
      }
    } else if (packet.size() == 0) {
      if (packet.until() != InputPacket.NONE) {
        out.collect(new KafkaRecord(name, key, JsonSpikeEncoder.marker(packet.until()), route));
      }
    } else {
      for (int i = 0; i < packet.size(); i++) {
        out.collect(new KafkaRecord(name, key, jsonEncoder.encode(packet, i), route));
      }
    }
  }
}
