/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.job;

import io.neuromorphic.flink.source.scene.SceneGenerator;

/** The scene that recordings are made of: 640 × 360, a million events a second. */
public final class BenchScene {

  /** Columns. */
  public static final int WIDTH = 640;

  /** Rows. */
  public static final int HEIGHT = 360;

  /** Events a second of event time. */
  public static final long RATE = 1_000_000;

  private static final double MICROS = 1e6;
  private static final int OBJECTS = 3;
  private static final double NOISE = 0.05;

  private BenchScene() {}

  /** So many seconds of it. */
  public static SceneGenerator of(double seconds) {
    return new SceneGenerator(
        WIDTH, HEIGHT, Math.round(seconds * MICROS), RATE, 1, OBJECTS, OBJECTS, NOISE);
  }

  /** The same as an input of a job file. */
  public static String yaml(double seconds) {
    return "scene: {size: [%d, %d], duration: %dus, rate: %d, seed: 1, bars: %d, dots: %d, noise: %s}"
        .formatted(WIDTH, HEIGHT, Math.round(seconds * MICROS), RATE, OBJECTS, OBJECTS, NOISE);
  }
}
