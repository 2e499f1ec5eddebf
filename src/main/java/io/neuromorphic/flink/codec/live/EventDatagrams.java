/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.live;

import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.codec.Warnings;
import io.neuromorphic.flink.event.CameraPacket;
import java.util.Map;

/** What datagrams that are nothing but events have in common. */
abstract class EventDatagrams implements DatagramDecoder {

  private static final String EMPTY = "empty datagrams";
  private static final String OUTSIDE = "events outside the sensor";
  private static final String STEPS_BACK = "times that step back within a datagram";
  private static final int COORDINATES = 1 << 16;

  /** Counts of what is skipped or odd. */
  protected final Warnings warnings = new Warnings();

  private final int width;
  private final int height;
  private long lastTime;

  /**
   * @param sensor events outside it are skipped, where its size is known
   */
  EventDatagrams(SensorInfo sensor) {
    width = sensor.width() == 0 ? COORDINATES : sensor.width();
    height = sensor.height() == 0 ? COORDINATES : sensor.height();
  }

  /** Appends the events of a datagram that is not empty. */
  protected abstract void events(byte[] bytes, int from, int to, CameraPacket into);

  @Override
  public final void decode(byte[] bytes, int from, int to, CameraPacket into) {
    if (from == to) {
      warnings.add(EMPTY);
      return;
    }
    lastTime = NO_TIME;
    events(bytes, from, to, into);
  }

  /** Appends one event. */
  protected final void add(long t, int x, int y, int polarity, CameraPacket into) {
    if (x >= width || y >= height) {
      warnings.add(OUTSIDE);
      return;
    }
    if (t != NO_TIME) {
      if (t < lastTime) {
        warnings.add(STEPS_BACK);
      }
      lastTime = t;
    }
    into.add(t, x, y, polarity);
  }

  @Override
  public final Map<String, Long> warnings() {
    return warnings.toMap();
  }
}
