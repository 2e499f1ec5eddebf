/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.model;

import java.util.List;
import java.util.OptionalLong;

/**
 * A job, as the model is told of it.
 *
 * @param dtMicros length of a window
 * @param outOfOrdernessMillis how far events of a split may be out of order
 * @param maxGapMicros largest step forward of a split's clock; no wall-clock time passes here
 * @param origin the user's, µs, or empty for auto
 */
public record ModelJob(
    long dtMicros,
    long outOfOrdernessMillis,
    long maxGapMicros,
    OptionalLong origin,
    List<ModelPopulation> populations,
    List<ModelInput> inputs) {

  /** Wall clock for as long as the job runs, ms. */
  public static final long NOW_MILLIS = 1_700_000_000_000L;

  /** The population of a name that exists. */
  public ModelPopulation population(String name) {
    return populations.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  /** The number of the window that holds an instant: window k is [k·dt, (k+1)·dt). */
  public long window(long t) {
    return Math.floorDiv(t, dtMicros);
  }
}
