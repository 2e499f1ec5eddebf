/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.convert;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is to be converted, and how.
 *
 * @param in a recording of camera events: a URI, or a path on this machine
 * @param out the file to write, in a folder that exists
 * @param target name of the form to write, one of {@link ConversionTargets#names}
 * @param size of the sensor; empty if the recording or else its events are to tell it
 * @param fromZero whether the first event's time is subtracted from all
 * @param replace whether {@code out} may exist, to be replaced
 */
public record ConversionRequest(
    String in, Path out, String target, Optional<Size> size, boolean fromZero, boolean replace) {

  /**
   * The size of a sensor, pixels.
   *
   * @param width number of columns
   * @param height number of rows
   */
  public record Size(int width, int height) {}
}
