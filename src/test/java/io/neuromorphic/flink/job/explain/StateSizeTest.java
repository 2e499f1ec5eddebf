/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.JobFile;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.network.NetworkNote;
import io.neuromorphic.flink.job.network.NetworkPlan;
import io.neuromorphic.flink.state.PopulationState;
import io.neuromorphic.flink.state.PopulationStateSerializer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Held against what the serializer writes of fresh shards with all their neurons. */
class StateSizeTest {

  @TempDir Path folder;

  private long written(JobConfig job, String name, List<String> trails, List<String> decaying)
      throws IOException {
    var population = job.population(name);
    DataOutputSerializer out = new DataOutputSerializer(64);
    for (int shard = 0; shard < population.shards(); shard++) {
      PopulationState.Shape shape =
          new PopulationState.Shape(
              name,
              shard,
              population.shards(),
              population.size(),
              job.dtMicros(),
              1_234_567,
              NetworkNote.ofNeurons(job, NetworkPlan.of(job), population));
      PopulationState state =
          new PopulationState(shape, new float[shape.size()], new float[shape.size()], 1_234);
      job.inputs().forEach(input -> state.bookIndex(input.name()));
      trails.forEach(state::trail);
      decaying.forEach(state::synaptic);
      new PopulationStateSerializer().serialize(state, out);
    }
    return out.length();
  }

  @Test
  void stateBytesAreWhatTheSerializerWrites() throws IOException {
    JobConfig job =
        JobFile.of(
                folder,
                """
                name: state
                inputs:
                  - {name: camera, scene: {}, into: eye, tau-syn: 3ms}
                  - {name: other, scene: {}, into: eye}
                populations:
                  eye: {size: [10, 7], behavior: tonic_spiking, shards: 3}
                  map: {size: 31, parameters: {a: {uniform: [0.02, 0.1]}, b: 0.2, c: -65, d: 8}, shards: 4}
                  own: {size: 12, behavior: tonic_spiking, recurrent-weights: {all-to-all: 1}}
                projections:
                  - {from: eye, to: map, weights: {all-to-all: 1}}
                  - {name: slow, from: eye, to: map, weights: {all-to-all: 2}, tau-syn: 5ms}
                  - {from: map, to: own, weights: {all-to-all: 2}, tau-syn: 5ms}
                """)
            .read();
    NetworkReport report = NetworkReport.of(job);

    assertThat(report.populations())
        .extracting(NetworkReport.Population::stateBytes)
        .containsExactly(
            written(job, "eye", List.of(), List.of("input camera")),
            written(job, "map", List.of("eye"), List.of("projection slow")),
            written(job, "own", List.of("map", "own"), List.of("projection map->own")));
    assertThat(report.totals().stateBytes())
        .isEqualTo(
            report.populations().stream().mapToLong(NetworkReport.Population::stateBytes).sum());
  }
}
