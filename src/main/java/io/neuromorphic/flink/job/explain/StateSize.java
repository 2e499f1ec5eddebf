/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.explain;

import io.neuromorphic.flink.job.config.InputConfig;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.PopulationConfig;
import io.neuromorphic.flink.job.config.ProjectionConfig;
import io.neuromorphic.flink.job.network.NetworkNote;
import io.neuromorphic.flink.job.network.NetworkPlan;
import io.neuromorphic.flink.state.PopulationState;
import io.neuromorphic.flink.state.PopulationStateSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * How large the state of a population is: v, u and what decays of every neuron, and for every shard
 * its clock, counts, books and trails. What waits for its window comes on top.
 */
final class StateSize {

  private static final int START_BYTES = 256;

  private StateSize() {}

  /** Bytes of all shards, as they are written into a snapshot. */
  static long of(JobConfig config, NetworkPlan plan, PopulationConfig population) {
    PopulationState shard = withoutNeurons(config, plan, population);
    long perNeuron = (2L + shard.synaptic().size()) * Float.BYTES;
    return bytes(shard) * population.shards() + perNeuron * population.size();
  }

  /** A shard with all that it has beside its neurons. All shards have the same. */
  private static PopulationState withoutNeurons(
      JobConfig config, NetworkPlan plan, PopulationConfig population) {
    PopulationState state =
        new PopulationState(
            new PopulationState.Shape(
                population.name(),
                0,
                population.shards(),
                population.size(),
                config.dtMicros(),
                0,
                NetworkNote.ofNeurons(config, plan, population)),
            new float[0],
            new float[0],
            0);
    for (InputConfig input : config.inputs()) {
      if (plan.reaches(input, population.name())) {
        state.bookIndex(input.name());
      }
      if (input.tauSynMicros().isPresent() && plan.sendsTo(input, population.name())) {
        state.synaptic("input " + input.name());
      }
    }
    for (ProjectionConfig projection : config.projections()) {
      if (projection.to().equals(population.name())) {
        state.trail(projection.from());
        if (projection.tauSynMicros().isPresent()) {
          state.synaptic("projection " + projection.name());
        }
      }
    }
    if (population.synapses().recurrent().isPresent()) {
      state.trail(population.name());
    }
    return state;
  }

  private static long bytes(PopulationState state) {
    DataOutputSerializer out = new DataOutputSerializer(START_BYTES);
    try {
      new PopulationStateSerializer().serialize(state, out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return out.length();
  }
}
