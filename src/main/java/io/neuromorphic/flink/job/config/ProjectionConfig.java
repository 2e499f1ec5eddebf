/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.util.OptionalLong;

/**
 * Synapses from one population to another, or to itself.
 *
 * @param name unique among the projections of the job; by default {@code from->to}
 * @param from name of the population whose spikes they carry
 * @param to name of the population whose neurons get the currents
 * @param weights matrix [to, from]
 * @param delayWindows a spike of window k enters window k + delayWindows; at least 1
 * @param gain every weight is multiplied by it
 * @param tauSynMicros time constant of the exponential decay of a synaptic current, µs; empty where
 *     a current lasts for one window
 */
public record ProjectionConfig(
    String name,
    String from,
    String to,
    WeightsConfig weights,
    int delayWindows,
    float gain,
    OptionalLong tauSynMicros) {}
