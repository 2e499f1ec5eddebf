/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.job.config.OutputsConfig.OutputConfig;
import java.util.List;
import java.util.Map;

/**
 * Which neurons are probed, when, and where their state goes.
 *
 * @param neurons by population, in the order of the job file; ascending, each once
 * @param everyMicros time between two samples, µs: a multiple of dt; samples are taken after steps
 *     whose windows end at its multiples
 * @param output where samples go
 */
public record ProbeConfig(
    Map<String, List<Integer>> neurons, long everyMicros, OutputConfig output) {

  /** No neuron is probed. */
  public static final ProbeConfig NONE = new ProbeConfig(Map.of(), 0, OutputConfig.NONE);

  /** Whether any neuron is probed. */
  public boolean isUsed() {
    return !neurons.isEmpty();
  }
}
