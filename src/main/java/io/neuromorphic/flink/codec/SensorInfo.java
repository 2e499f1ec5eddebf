/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec;

/**
 * The camera that made a recording.
 *
 * @param name as far as the recording tells, else empty
 * @param width pixels, 0 if unknown
 * @param height pixels, 0 if unknown
 */
public record SensorInfo(String name, int width, int height) {

  /** Nothing is known. */
  public static final SensorInfo UNKNOWN = new SensorInfo("", 0, 0);
}
