/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.JobFile;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.PopulationConfig;
import io.neuromorphic.flink.job.config.ProjectionConfig;
import io.neuromorphic.flink.job.config.WeightFile;
import io.neuromorphic.flink.job.config.WeightsConfig;
import io.neuromorphic.flink.kernel.Distribution.Uniform;
import io.neuromorphic.flink.kernel.Synapses;
import io.neuromorphic.flink.operator.ProjectionSpec;
import io.neuromorphic.flink.state.ShardKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against synapses that are really made. */
class SynapseFiguresTest {

  @TempDir Path folder;

  private JobConfig job(int shards, String weights, String gain) throws IOException {
    return JobFile.of(
            folder,
            """
            name: figures
            inputs:
              - {name: camera, scene: {}, into: eye}
            populations:
              eye: {size: [8, 6], behavior: tonic_spiking, shards: 2}
              map: {size: [8, 6], behavior: tonic_spiking, shards: %d}
              small: {size: [4, 3], behavior: tonic_spiking, shards: %d}
            projections:
              - {name: tested, from: eye, %s, gain: %s}
              - {from: eye, to: map, weights: {one-to-one: 1}}
              - {from: eye, to: small, weights: {pool: 2}}
            """
                .formatted(shards, shards, weights, gain))
        .read();
  }

  private static SynapseFigures figures(JobConfig job) {
    ProjectionConfig projection = job.projections().get(0);
    PopulationConfig from = job.population("eye");
    PopulationConfig to = job.population(projection.to());
    return SynapseFigures.of(
        projection.weights(), from.size(), from.width(), to, projection.gain());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "to: map, weights: {one-to-one: 1.5}",
        "to: small, weights: {all-to-all: 1.5}",
        "to: map, weights: {kernel: [[0, 1, 0], [1, 4, 1], [0, 0, 0]], padding: 1}",
        "to: map, weights: {kernel: [[1, 0, 1, 1, 0]], padding: [2, 0]}",
        "to: small, weights: {kernel: [[1, 2], [3, 4]], stride: 2}",
        "to: small, weights: {kernel: [[1, 2, 3], [3, 4, 5], [6, 7, 8]], stride: 2, padding: 1}",
        "to: small, weights: {pool: 2, weight: 40}",
        "to: small, weights: {random: {probability: 0.3, uniform: [0, 1], seed: 4}}",
        "to: map, weights: {random: {probability: 0.1, weight: 1, half: true}}",
        "to: map, weights: {random: {probability: 1, normal: [0, 1]}}",
        "to: map, weights: {random: {probability: 1, normal: [0, 1], half: true}}",
        "to: small, weights: dense.npy",
        "to: small, weights: sparse.csv"
      })
  void countAndBytesAreThoseOfTheSynapses(String weights) throws IOException {
    WeightFile.npy(folder.resolve("dense.npy"), 12, 48);
    Files.writeString(folder.resolve("sparse.csv"), "from,to,weight\n1,1,2\n40,11,3\n2,2,1\n");
    for (int shards : new int[] {1, 3}) {
      JobConfig job = job(shards, weights, "2");
      PopulationConfig to = job.population(job.projections().get(0).to());
      ProjectionSpec spec =
          new NetworkSpecs(job, NetworkPlan.of(job)).of(to, Set.of()).projections().get(0);
      long count = 0;
      long bytes = 0;
      for (int shard = 0; shard < shards; shard++) {
        int first = ShardKeys.firstNeuron(shard, shards, to.size());
        int size = ShardKeys.firstNeuron(shard + 1, shards, to.size()) - first;
        Synapses synapses = spec.synapses().load(first, size, name -> folder.resolve(file(job)));
        count += synapses.count();
        bytes += synapses.bytes();
      }

      SynapseFigures figures = figures(job);
      assertThat(figures.count()).as("count in %d shards", shards).isEqualTo(count);
      assertThat(figures.bytes()).as("bytes in %d shards", shards).isEqualTo(bytes);
      assertThat(figures.isExact()).isTrue();
      assertThat(figures.id()).startsWith(spec.synapses().id());
    }
  }

  private static String file(JobConfig job) {
    WeightsConfig.File file = (WeightsConfig.File) job.projections().get(0).weights();
    return Path.of(file.file()).getFileName().toString();
  }

  @Test
  void aKernelWithoutGainHasNoSynapses() throws IOException {
    assertThat(figures(job(1, "to: small, weights: {pool: 2}", "0")).count()).isZero();
  }

  @Test
  void whatIsTooLargeToCountIsTold() throws IOException {
    WeightsConfig weights = new WeightsConfig.Random(0.01, new Uniform(0, 1), 1, false);
    PopulationConfig to =
        JobFile.of(
                folder,
                """
                name: large
                inputs:
                  - {name: camera, scene: {}, into: large}
                populations:
                  large: {size: 20000, behavior: tonic_spiking}
                """)
            .read()
            .population("large");

    SynapseFigures figures = SynapseFigures.of(weights, 20_000, 20_000, to, 1);

    assertThat(figures.isExact()).isFalse();
    assertThat(figures.count()).isEqualTo(4_000_000);
    assertThat(figures.bytes()).isEqualTo(4_000_000 * 8L + 20_001 * 4);
  }
}
