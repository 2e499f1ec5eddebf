/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.report;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.source.inspect.PixelCounts;
import io.neuromorphic.flink.source.inspect.PixelGrid;

/** Where a camera's events were. */
final class CameraActivity {

  private final PixelCounts pixels = new PixelCounts();
  private final int width;
  private final int height;
  private long events;

  /**
   * @param width of the sensor, pixels, 0 if unknown
   * @param height of the sensor, pixels, 0 if unknown
   */
  CameraActivity(int width, int height) {
    this.width = width;
    this.height = height;
  }

  synchronized void add(CameraPacket packet) {
    pixels.add(packet);
    events += packet.size();
  }

  /** Events counted, also those that were read again after a restart. */
  long events() {
    return events;
  }

  /** Events of each cell. */
  PixelGrid grid() {
    return pixels.grid(width, height);
  }
}
