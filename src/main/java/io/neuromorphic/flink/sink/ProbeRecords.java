/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink;

import io.neuromorphic.flink.codec.json.JsonProbeEncoder;
import io.neuromorphic.flink.codec.packet.PacketProbeEncoder;
import io.neuromorphic.flink.event.ProbePacket;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;

/**
 * Samples of probed neurons as Kafka records: one per sample in JSON, one per packet in Protocol
 * Buffers.
 */
public final class ProbeRecords extends PopulationRecords<ProbePacket> {

  private static final long serialVersionUID = 1L;

  private final boolean json;
  private transient JsonProbeEncoder jsonEncoder;

  /**
   * @param topic with {@code {population}} in place of the population's name
   * @param json whether records are JSON, else packets
   */
  public ProbeRecords(String topic, boolean json) {
    super(topic);
    this.json = json;
  }

  @Override
  public void open(OpenContext context) {
    jsonEncoder = new JsonProbeEncoder();
  }

  @Override
  void values(ProbePacket packet, Consumer<byte[]> values) {
    if (json) {
      for (int i = 0; i < packet.size(); i++) {
        values.accept(jsonEncoder.encode(packet, i));
      }
    } else {
      PacketProbeEncoder.encode(packet).forEach(values);
    }
  }
}
