/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.inspect;

import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import java.util.Optional;

/** Where and when the events of a recording were, for a picture. In bounded memory. */
public final class ActivityTotals {

  private final PixelCounts pixels = new PixelCounts();
  private final RateCounts rates = new RateCounts();
  private Optional<PixelGrid> grid = Optional.empty();
  private boolean fromBelow;

  void add(CameraPacket events) {
    pixels.add(events);
    for (int i = 0; i < events.size(); i++) {
      rates.add(events.t()[i], events.polarity()[i]);
    }
  }

  void add(CurrentPacket events) {
    for (int i = 0; i < events.size(); i++) {
      rates.add(events.t()[i], 1);
    }
  }

  /** All camera events were added. */
  void finish(SensorInfo sensor, boolean rowsCountFromBelow) {
    grid = Optional.of(pixels.grid(sensor.width(), sensor.height()));
    fromBelow = rowsCountFromBelow;
  }

  /** Events of each pixel; empty for a recording of currents. */
  public Optional<PixelGrid> grid() {
    return grid;
  }

  /** Whether row 0 is at the bottom of what the camera saw, not at the top. */
  public boolean rowsCountFromBelow() {
    return fromBelow;
  }

  /** Events over time. */
  public EventRates rates() {
    return rates.rates();
  }
}
