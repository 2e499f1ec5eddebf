/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one datagram says, read field by field; no line of the decoders under test. */
public final class DatagramReading {

  /** A word that a datagram says: its time as it stands there, and its pixel. */
  public record Pixel(long t, int x, int y, int polarity) {

    /** Without the time, which others may align. */
    public String place() {
      return x + "," + y + "," + polarity;
    }
  }

  private final int length;
  private final int width;
  private final int height;
  private final List<Pixel> pixels = new ArrayList<>();
  private final Map<String, Long> warnings = new HashMap<>();

  DatagramReading(int length, int width, int height) {
    this.length = length;
    this.width = width;
    this.height = height;
  }

  int length() {
    return length;
  }

  void warn(String kind) {
    warnings.merge(kind, 1L, Long::sum);
  }

  void event(long t, int x, int y, int polarity) {
    if (x < width && y < height) {
      pixels.add(new Pixel(t, x, y, polarity));
    } else {
      warn("events outside the sensor");
    }
  }

  /** Events on the sensor, in their order. */
  public List<Pixel> pixels() {
    return pixels;
  }

  /** All else, by kind. */
  public Map<String, Long> warnings() {
    return warnings;
  }
}
