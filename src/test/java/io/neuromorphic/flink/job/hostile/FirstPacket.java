/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.hostile;

import io.neuromorphic.flink.codec.packet.wire.CameraEvents;
import io.neuromorphic.flink.codec.packet.wire.CurrentEvents;

/** A packet of one event. */
final class FirstPacket {

  private FirstPacket() {}

  static byte[] of(Reading.Event event, boolean camera) {
    long t = event.t().longValueExact();
    return camera
        ? CameraEvents.newBuilder()
            .setBaseT(t)
            .addTOffset(0)
            .addX(event.x())
            .addY(event.y())
            .addPolarity(event.polarity() == 1)
            .build()
            .toByteArray()
        : CurrentEvents.newBuilder()
            .setPopulation(event.population())
            .setBaseT(t)
            .addTOffset(0)
            .addNeuron(event.neuron().intValueExact())
            .addCurrent(event.current())
            .build()
            .toByteArray();
  }
}
