/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * What {@link Izhikevich#izhikevichRecurrentStep} gives: Norse's pair of spikes and state, and how
 * many neurons left the finite numbers.
 *
 * @param z spikes, 1 or 0, one a neuron; the same array as {@code state.z()}
 * @param state after the step; fresh arrays
 * @param resets neurons put back to their initial state because v' or u' was not finite
 */
@SuppressWarnings("ArrayRecordComponent") // Plain arrays are what steps work on.
public record IzhikevichRecurrentStep(float[] z, IzhikevichRecurrentState state, long resets) {}
