/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import java.io.Serializable;
import org.apache.flink.api.common.functions.Function;

/**
 * Makes camera events of what a program's stream carries.
 *
 * @param <T> what it carries
 */
@FunctionalInterface
public interface CameraFunction<T> extends Function, Serializable {

  /** Adds the camera events of a value, of which there may be none. */
  void events(T value, Pixels out) throws Exception;

  /** Takes camera events. */
  @FunctionalInterface
  interface Pixels {

    /**
     * Adds one. Where x or y is none that a camera has, it is rejected ({@code unparsable}).
     *
     * @param micros when, µs: of the clock that the stream's timestamps and watermarks count in
     *     milliseconds
     * @param x column, 0 to 65,535
     * @param y row, 0 to 65,535
     * @param on whether the pixel became brighter
     */
    void add(long micros, int x, int y, boolean on);
  }
}
