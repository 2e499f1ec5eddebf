/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.RejectReason;

/** Current events must name a neuron that exists and bring a current that can be summed exactly. */
final class CurrentIntake extends Intake<CurrentPacket> {

  /** Largest current: with it, 64 events of one neuron and window cannot leave the grid. */
  private static final float MAX_CURRENT = 65_536;

  private static final int UNKNOWN = -1;

  private int[] sizes = new int[4];

  CurrentIntake(IntakeSpec spec, SplitClock clock) {
    super(spec, clock);
  }

  @Override
  protected void start(CurrentPacket packet) {
    int count = packet.populationCount();
    sizes = sizes.length < count ? new int[2 * count] : sizes;
    for (int i = 0; i < count; i++) {
      sizes[i] = spec.populationSizes().getOrDefault(packet.populationName(i), UNKNOWN);
    }
  }

  @Override
  protected RejectReason population(CurrentPacket packet, int i) {
    return sizes[packet.population()[i]] == UNKNOWN ? RejectReason.UNKNOWN_POPULATION : null;
  }

  @Override
  protected RejectReason address(CurrentPacket packet, int i) {
    int neuron = packet.neuron()[i];
    if (neuron < 0 || neuron >= sizes[packet.population()[i]]) {
      return RejectReason.INVALID_NEURON;
    }
    // Negated, so that NaN is caught too.
    return !(Math.abs(packet.current()[i]) <= MAX_CURRENT) ? RejectReason.INVALID_CURRENT : null;
  }

  @Override
  protected void moved(CurrentPacket packet) {
    packet.dropTexts();
  }

  @Override
  protected String detail(CurrentPacket packet, int i, RejectReason reason) {
    String population = packet.populationName(packet.population()[i]);
    return switch (reason) {
      case UNKNOWN_POPULATION ->
          population.isEmpty()
              ? "no population is named"
              : "no population '" + population + "'; there are " + spec.populationSizes().keySet();
      case INVALID_NEURON ->
          "expected a neuron from 0 to "
              + (sizes[packet.population()[i]] - 1)
              + " of "
              + population;
      default -> "expected a finite current from -65536 to 65536";
    };
  }
}
