/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.ShardKey;
import io.neuromorphic.flink.state.InputBook;
import io.neuromorphic.flink.state.PopulationState;
import io.neuromorphic.flink.state.PopulationState.Shape;
import io.neuromorphic.flink.state.ShardKeys;
import io.neuromorphic.flink.state.SnapshotNotes;
import io.neuromorphic.flink.state.SnapshotNotes.InputEnd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shards that a subtask starts with: those that a snapshot holds, and new ones, which start at
 * the job's origin as if they had been there from the beginning.
 */
final class StartingShards {

  private static final Logger LOG = LoggerFactory.getLogger(StartingShards.class);

  private final PopulationsSpec spec;
  private final Map<ShardKey, PopulationState> restored = new LinkedHashMap<>();
  private final ResetReports resets;
  private final SynapseStore store;
  private SnapshotNotes notes;

  StartingShards(PopulationsSpec spec, ResetReports resets, SynapseStore store) {
    this.spec = spec;
    this.store = store;
    this.resets = resets;
  }

  /** Takes up what a snapshot holds for this subtask, and the notes of all subtasks. */
  StartingShards restore(
      KeyedStateBackend<ShardKey> backend,
      ValueState<PopulationState> state,
      ListState<SnapshotNotes> allNotes)
      throws Exception {
    for (SnapshotNotes part : allNotes.get()) {
      notes = notes == null ? part : notes.and(part);
    }
    List<ShardKey> keys;
    try (var stream = backend.getKeys(PopulationOperator.STATE, VoidNamespace.INSTANCE)) {
      keys = stream.toList();
    }
    List<PopulationState> states = new ArrayList<>();
    for (ShardKey key : keys) {
      backend.setCurrentKey(key);
      states.add(state.value());
      if (specOf(key.population()) == null) {
        LOG.info("The snapshot holds population '{}', the job does not.", key.population());
        // Or it would come back, out of time, with a population of the same name.
        state.clear();
      } else {
        restored.put(key, state.value().copy());
      }
    }
    if (notes == null && !states.isEmpty()) {
      Shape any = states.get(0).shape();
      notes = SnapshotNotes.of(any.originMicros(), any.dtMicros(), states);
    }
    check();
    return this;
  }

  /** No restart would help. */
  private void check() {
    if (notes != null) {
      List<String> problems = ResumeCheck.problems(notes, spec);
      if (!problems.isEmpty()) {
        throw new SuppressRestartsException(new ResumeException(String.join("; ", problems)));
      }
    }
  }

  private PopulationSpec specOf(String name) {
    for (PopulationSpec population : spec.populations()) {
      if (population.name().equals(name)) {
        return population;
      }
    }
    return null;
  }

  /** The one origin of the job, µs. */
  long originMicros() {
    return notes == null ? spec.originMicros() : notes.originMicros();
  }

  /** The shards whose keys belong to this subtask. */
  List<PopulationShard> shards(Predicate<ShardKey> mine) throws IOException {
    List<PopulationShard> shards = new ArrayList<>();
    for (Map.Entry<ShardKey, PopulationState> kept : restored.entrySet()) {
      ShardKey key = kept.getKey();
      shards.add(shard(key, specOf(key.population()), kept.getValue()));
    }
    for (PopulationSpec population : spec.populations()) {
      for (int i = 0; i < population.shards(); i++) {
        ShardKey key = ShardKeys.of(population.name(), i, population.shards());
        if (mine.test(key) && !restored.containsKey(key)) {
          shards.add(shard(key, population, fresh(key, population)));
        }
      }
    }
    return shards;
  }

  private PopulationShard shard(ShardKey key, PopulationSpec population, PopulationState state)
      throws IOException {
    if (notes != null) {
      for (String input : population.inputs()) {
        InputEnd end = notes.ends().get(input);
        if (end != null) {
          InputBook book = state.books().get(state.bookIndex(input));
          // An input that has ended says so only once, perhaps before these neurons were there.
          book.endAs(end);
        }
      }
    }
    return new PopulationShard(key, population, state, resets, store, spec.bounded());
  }

  private PopulationState fresh(ShardKey key, PopulationSpec population) {
    Shape shape =
        new Shape(
            population.name(),
            key.shard(),
            population.shards(),
            population.size(),
            spec.dtMicros(),
            originMicros(),
            population.neurons());
    float[] v = new float[shape.size()];
    float[] u = new float[shape.size()];
    population.copyStart(shape.first(), v, u);
    return new PopulationState(shape, v, u, Math.floorDiv(originMicros(), spec.dtMicros()));
  }
}
