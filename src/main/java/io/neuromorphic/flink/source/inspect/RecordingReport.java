/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.inspect;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/**
 * What a recording holds.
 *
 * @param format its name, such as {@code EVT3}
 * @param sensor the camera, empty if the recording does not tell
 * @param width of the sensor, pixels, 0 if unknown
 * @param height of the sensor, pixels, 0 if unknown
 * @param events how many were read
 * @param times empty if there is no event
 * @param sumT sum of all times, µs
 * @param camera empty for a recording of current events
 * @param populations events of each population, for a recording of current events
 * @param warnings things skipped or odd, by kind, with how often
 */
public record RecordingReport(
    String format,
    String sensor,
    int width,
    int height,
    long events,
    Optional<Times> times,
    BigInteger sumT,
    Optional<Camera> camera,
    Map<String, Long> populations,
    Map<String, Long> warnings) {

  /**
   * Times of the first and the last event, µs, in file order.
   *
   * @param first time of the first
   * @param last time of the last
   */
  public record Times(long first, long last) {}

  /**
   * What only camera events have.
   *
   * @param on events of pixels that became brighter
   * @param off the others
   * @param sumX sum of all columns
   * @param sumY sum of all rows
   * @param sha256 over every event in file order, as little-endian int64 t, uint16 x, uint16 y,
   *     uint8 polarity; in hex
   */
  public record Camera(long on, long off, BigInteger sumX, BigInteger sumY, String sha256) {}
}
