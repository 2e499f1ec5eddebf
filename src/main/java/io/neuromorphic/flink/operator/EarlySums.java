/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.ShardPacket;
import io.neuromorphic.flink.kernel.CurrentSum;

/**
 * Sums up the currents of a neuron and window before they travel, where that is worth it: where
 * many pixels share a neuron, most events meet others of theirs. Only exact sums are taken, so that
 * every window's sum stays what it would have been.
 *
 * <p>Looking for a neuron's current costs about as much as it saves where every fourth event finds
 * one. So a share of the packets is tried, and what they tell decides for those that follow.
 */
final class EarlySums {

  /** Packets that go as they are between two that are tried. */
  private static final int UNTRIED = 31;

  /** Events for each current from which on it is worth it. */
  private static final double WORTH = 1.5;

  /** Packets with fewer events tell nothing. */
  private static final int TELLING = 256;

  /** No sum is larger in size than a single event may be. */
  private static final float LARGEST = 65_536;

  private final int neurons;
  private int[] currentOf = {};
  private boolean on = true;
  private int untilTry;

  /** For a shard of so many neurons. */
  EarlySums(int neurons) {
    this.neurons = neurons;
  }

  /** Whether the packet being filled is to be filled by {@link #add}. */
  boolean on() {
    return on;
  }

  /** Adds an event's current to that of its neuron and window, or appends it. */
  void add(ShardPacket packet, long window, int neuron, float current) {
    if (currentOf.length == 0) {
      currentOf = new int[neurons];
    }
    int i = currentOf[neuron];
    if (packet.holds(i, window, neuron)) {
      float sum = CurrentSum.inOne(packet.current()[i], current);
      if (Math.abs(sum) <= LARGEST) {
        packet.sumUp(i, sum);
        return;
      }
    }
    currentOf[neuron] = packet.size();
    packet.add(window, neuron, current);
  }

  /** Learns from a packet that is full. */
  void filled(ShardPacket packet) {
    if (on) {
      on = packet.events() < TELLING || packet.events() >= WORTH * packet.size();
      untilTry = UNTRIED;
    } else {
      on = --untilTry <= 0;
    }
  }
}
