/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.RejectReason;
import java.util.Map;

/** Checks what current events say besides their time: population, neuron and current. */
public final class CurrentAddresses {

  /** Largest current: with it, 64 events of one neuron and window cannot leave the grid. */
  private static final float MAX_CURRENT = 65_536;

  private static final int UNKNOWN = -1;

  private final Map<String, Integer> populationSizes;
  private CurrentPacket packet;
  private int[] sizes = new int[4];

  /** For jobs with populations of the given sizes. */
  public CurrentAddresses(Map<String, Integer> populationSizes) {
    this.populationSizes = populationSizes;
  }

  /** Must be called before the events of a packet are checked. */
  void start(CurrentPacket next) {
    packet = next;
    int count = next.populationCount();
    sizes = sizes.length < count ? new int[2 * count] : sizes;
    for (int i = 0; i < count; i++) {
      sizes[i] = populationSizes.getOrDefault(next.populationName(i), UNKNOWN);
    }
  }

  /** Whether event i of a packet could be integrated, whatever its time. */
  public boolean isGood(CurrentPacket next, int i) {
    if (next != packet) {
      start(next);
    }
    return population(i) == null && address(i) == null;
  }

  /** Why event i names no population, or null. */
  RejectReason population(int i) {
    return sizes[packet.population()[i]] == UNKNOWN ? RejectReason.UNKNOWN_POPULATION : null;
  }

  /** Why event i names no neuron of its population, or brings no current, or null. */
  RejectReason address(int i) {
    int neuron = packet.neuron()[i];
    if (neuron < 0 || neuron >= size(i)) {
      return RejectReason.INVALID_NEURON;
    }
    return isPossible(packet.current()[i]) ? null : RejectReason.INVALID_CURRENT;
  }

  /** Whether a current can be summed exactly; NaN cannot. */
  public static boolean isPossible(float current) {
    return Math.abs(current) <= MAX_CURRENT;
  }

  /** Neurons of the population that event i names. */
  int size(int i) {
    return sizes[packet.population()[i]];
  }
}
