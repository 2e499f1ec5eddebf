/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testing;

/**
 * One pixel change of an event camera.
 *
 * @param t µs
 * @param x column, 0 to 65535
 * @param y row, 0 to 65535
 * @param polarity 1 where the pixel became brighter, else 0
 */
public record CameraEvent(long t, int x, int y, int polarity) {}
