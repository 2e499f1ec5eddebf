/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

/** What is compared between contenders; more is better. */
public enum Figure {
  /** Million events a second of the wall clock. */
  WALL("M events/s") {
    @Override
    double of(Measurement run) {
      return run.events() / run.wallSeconds() / MILLION;
    }
  },
  /** Million events a second of the process's CPU time. */
  CPU("M events/CPU-s") {
    @Override
    double of(Measurement run) {
      return run.events() / run.cpuSeconds() / MILLION;
    }
  };

  private static final double MILLION = 1e6;

  private final String unit;

  Figure(String unit) {
    this.unit = unit;
  }

  /** For a table. */
  String unit() {
    return unit;
  }

  abstract double of(Measurement run);
}
