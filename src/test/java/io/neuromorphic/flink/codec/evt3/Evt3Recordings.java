/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.evt3;

import io.neuromorphic.flink.event.CameraPacket;

/** Writes camera events as EVT3 recordings, for tests and benchmarks of other packages. */
public final class Evt3Recordings {

  private Evt3Recordings() {}

  /** A recording of events with rising times and places on a sensor of 1280 x 720. */
  public static byte[] of(CameraPacket events) {
    Evt3Words words = new Evt3Words();
    long high = -1;
    long low = -1;
    int row = -1;
    for (int i = 0; i < events.size(); i++) {
      long t = events.t()[i];
      if (t >>> Evt3Format.TIME_BITS != high) {
        high = t >>> Evt3Format.TIME_BITS;
        words.timeHigh((int) high & Evt3Format.TIME_MASK);
        low = 0;
      }
      if ((t & Evt3Format.TIME_MASK) != low) {
        low = t & Evt3Format.TIME_MASK;
        words.timeLow((int) low);
      }
      if (events.y()[i] != row) {
        row = events.y()[i];
        words.row(row);
      }
      words.event(events.x()[i], events.polarity()[i]);
    }
    return words.bytes();
  }
}
