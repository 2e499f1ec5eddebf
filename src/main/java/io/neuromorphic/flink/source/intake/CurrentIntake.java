/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.ShortText;

/** Current events must name a neuron that exists and bring a current that can be summed exactly. */
final class CurrentIntake extends Intake<CurrentPacket> {

  /** Shown of a name that was read, and of those that there are. */
  private static final int MAX_NAME_CHARS = 120;

  private static final int MAX_NAMES_CHARS = 300;

  private final CurrentAddresses addresses;
  private final String known;

  CurrentIntake(IntakeSpec spec, SplitClock clock) {
    super(spec, clock);
    addresses = new CurrentAddresses(spec.populationSizes());
    known = ShortText.cut(spec.populationSizes().keySet().toString(), MAX_NAMES_CHARS);
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
              : "no population '"
                  + ShortText.cut(population, MAX_NAME_CHARS)
                  + "'; there are "
                  + known;
      case INVALID_NEURON ->
          "expected a neuron from 0 to " + (addresses.size(i) - 1) + " of " + population;
      default -> "expected a finite current from -65536 to 65536";
    };
  }
}
