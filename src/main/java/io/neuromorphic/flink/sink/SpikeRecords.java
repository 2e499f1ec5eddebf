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
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.flink.api.common.functions.OpenContext;

/** Spikes as Kafka records: one per spike in JSON, one per packet in Protocol Buffers. */
public final class SpikeRecords extends PopulationRecords<SpikePacket> {

  private static final long serialVersionUID = 1L;

  private static final byte[] JSON_MARKER = "{\"until\":".getBytes(StandardCharsets.UTF_8);

  /** Also a spike in JSON has its place in it. */
  private static final int ENVELOPE_BYTES = 1_024;

  private final boolean json;
  private transient JsonSpikeEncoder jsonEncoder;

  /**
   * @param topic with {@code {population}} in place of the population's name
   * @param json whether records are JSON, else packets
   */
  public SpikeRecords(String topic, boolean json) {
    super(topic);
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
  void values(SpikePacket packet, Consumer<byte[]> values) {
    if (!json) {
      PacketSpikeEncoder.encode(packet).forEach(values);
    } else if (packet.size() == 0) {
      if (packet.until() != InputPacket.NONE) {
        values.accept(JsonSpikeEncoder.marker(packet.until()));
      }
    } else {
      for (int i = 0; i < packet.size(); i++) {
        values.accept(jsonEncoder.encode(packet, i));
      }
    }
  }
}
