/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import java.io.Serializable;

/**
 * How camera events become currents.
 *
 * @param pool edge, in pixels, of the square that shares a neuron
 * @param onTarget index of the population of ON events among the router's targets, -1: not used
 * @param offTarget the same for OFF events
 * @param onGain current of an ON event
 * @param offGain current of an OFF event
 * @param regionX left edge of the pixels that count
 * @param regionY upper edge of the pixels that count
 * @param regionWidth columns that count
 * @param regionHeight rows that count
 * @param flipX mirrors x within {@code sensorWidth}
 * @param flipY mirrors y within {@code sensorHeight}
 * @param sensorWidth pixels, for {@code flipX}
 * @param sensorHeight pixels, for {@code flipY}
 * @param masked pixels that are ignored, as {@code x | y << 16}, ascending as unsigned numbers
 */
@SuppressWarnings("ArrayRecordComponent") // shipped once, never compared
public record EncodeSpec(
    int pool,
    int onTarget,
    int offTarget,
    float onGain,
    float offGain,
    int regionX,
    int regionY,
    int regionWidth,
    int regionHeight,
    boolean flipX,
    boolean flipY,
    int sensorWidth,
    int sensorHeight,
    int[] masked)
    implements Serializable {

  /** Number of values of a camera coordinate. */
  static final int COORDINATES = 1 << 16;
}
