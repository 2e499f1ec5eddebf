/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.RejectReason;

/** Current events must name a neuron that exists and bring a current that can be summed exactly. */
final class CurrentIntake extends Intake<CurrentPacket> {

  private final CurrentAddresses addresses;

  CurrentIntake(IntakeSpec spec, SplitClock clock) {
    super(spec, clock);
    addresses = new CurrentAddresses(spec.populationSizes());
  }

  @Override
  protected void start(CurrentPacket packet) {
    addresses.start(packet);
  }

  @Override
  protected RejectReason population(CurrentPacket packet, int i) {
    return addresses.population(i);
  }

  @Override
  protected RejectReason address(CurrentPacket packet, int i) {
    return addresses.address(i);
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
          "expected a neuron from 0 to " + (addresses.size(i) - 1) + " of " + population;
      default -> "expected a finite current from -65536 to 65536";
    };
  }
}
