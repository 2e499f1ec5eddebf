/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import java.io.Serializable;

/**
 * Synapses to the neurons of a population.
 *
 * @param name of the projection
 * @param from name of the population whose spikes they carry
 * @param fromShards its shards
 * @param delayWindows a spike of window k enters window k + delayWindows; at least 1
 * @param synapses makes the synapses
 * @param decay what is left of a current after a window, 0 to 1; -1 where it lasts for one window
 * @param isLocal whether the two populations are stepped together
 */
public record ProjectionSpec(
    String name,
    String from,
    int fromShards,
    int delayWindows,
    SynapseLoader synapses,
    float decay,
    boolean isLocal)
    implements Serializable {

  /** Of a projection whose currents last for one window. */
  public static final float NO_DECAY = -1;

  /** Whether its currents decay, if ever so fast. */
  boolean decays() {
    return decay >= 0;
  }
}
