/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import io.neuromorphic.flink.event.SpikePacket;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Takes packets of spikes apart. {@link NeuronStreams#events()} does so, and gives every spike its
 * own timestamp besides.
 */
public final class SpikeEvents implements FlatMapFunction<SpikePacket, SpikeEvent> {

  private static final long serialVersionUID = 1L;

  @Override
  public void flatMap(SpikePacket packet, Collector<SpikeEvent> out) {
    for (int i = 0; i < packet.size(); i++) {
      out.collect(at(packet, i));
    }
  }

  static SpikeEvent at(SpikePacket packet, int i) {
    return new SpikeEvent(packet.t()[i], packet.population(), packet.neuron()[i]);
  }
}
