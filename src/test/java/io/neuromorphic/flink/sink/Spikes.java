/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink;

import io.neuromorphic.flink.event.SpikePacket;

/** Packets of spikes, as a shard sends them. */
final class Spikes {

  private Spikes() {}

  /** Spikes given as {@code {t, neuron}}, in order. */
  static SpikePacket packet(String population, int shard, long[]... spikes) {
    SpikePacket packet = new SpikePacket(population, shard, 0);
    for (long[] spike : spikes) {
      packet.addStep(spike[0], 0, new int[] {(int) spike[1]}, 1);
    }
    return packet;
  }

  static long[] spike(long t, int neuron) {
    return new long[] {t, neuron};
  }
}
