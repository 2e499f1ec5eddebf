/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.net.URI;
import java.util.Optional;

/**
 * How camera events become input currents: pixel (x, y), after flips, goes to neuron ⌊y/pool⌋·w +
 * ⌊x/pool⌋ of a population of size [w, h].
 *
 * @param pool edge, in pixels, of the square that shares a neuron; at least 1
 * @param on current of an ON event
 * @param off current of an OFF event
 * @param onInto population of the ON events; empty where they are not used
 * @param offInto population of the OFF events; empty where they are not used
 * @param region pixels that count; empty for all
 * @param flipX mirrors x within the sensor's width
 * @param flipY mirrors y within the sensor's height
 * @param mask CSV of pixels x,y that are ignored
 * @param width of the sensor for flips, pixels; 0: as the recording or scene says
 * @param height of the sensor for flips, pixels; 0: as the recording or scene says
 */
public record EncodeConfig(
    int pool,
    float on,
    float off,
    Optional<String> onInto,
    Optional<String> offInto,
    Optional<Region> region,
    boolean flipX,
    boolean flipY,
    Optional<URI> mask,
    int width,
    int height) {

  /**
   * A rectangle of pixels, as [x, y, width, height].
   *
   * @param x left edge
   * @param y upper edge
   * @param width pixels
   * @param height pixels
   */
  public record Region(int x, int y, int width, int height) {}
}
