/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.run.RunSummary.InputBooks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The neurons of a job are Norse's. */
class GoldenRunITCase {

  /** Computed from golden/population/spikes.csv by a program of a few lines of Python. */
  static final String GOLDEN_DIGEST = "474e974ac3919423258edc89ce701931";

  @TempDir Path folder;
  private JobFile job;

  @BeforeEach
  void writeJob() throws Exception {
    job =
        JobFile.of(
            folder,
            """
            name: golden
            dt: 1ms
            origin: 0
            inputs:
              - {name: currents, recording: currents.csv}
            populations:
              %s
            outputs:
              spikes: {file: spikes.csv}
            """
                .formatted(GoldenCurrents.POPULATION_LINE));
    GoldenCurrents.write(job.path("currents.csv"), GoldenCurrents.events(1_000));
  }

  @Test
  void theDigestOfTheDefinitionIsThatOfAnotherProgram() {
    assertThat(ReferenceDigest.of(Spikes.golden("tonic", 1_000))).isEqualTo(GOLDEN_DIGEST);
  }

  @Test
  void aRunFiresExactlyTheSpikesOfNorseAndLeavesNothingElse() throws Exception {
    RunSummary summary = job.run();

    List<Spike> spikes = Spikes.read(job.path("spikes.csv"));
    assertThat(spikes).isEqualTo(Spikes.golden("tonic", 1_000)).hasSize(2_406);
    assertThat(summary.digest()).isEqualTo(GOLDEN_DIGEST);
    assertThat(summary.spikes()).containsExactly(Map.entry("tonic", 2_406L));
    assertThat(summary.originMicros()).isZero();
    assertThat(summary.steps()).isEqualTo(GoldenCurrents.STEPS);
    assertThat(summary.neuronSteps()).isEqualTo(GoldenCurrents.STEPS * GoldenCurrents.NEURONS);
    assertThat(summary.events().get("currents"))
        .isEqualTo(new InputBooks(61_928, 61_928, 0, 0, 0, 0));
    assertThat(summary.resets()).isZero();
    assertThat(summary.saturated()).isZero();
    assertThat(summary.topics()).isEmpty();
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("job.yaml", "currents.csv", "spikes.csv");
    }
  }

  @Test
  void shardsAndParallelismAndBackendChangeNothing() throws Exception {
    RunSummary summary =
        job.set(
                "populations.tonic.shards=5",
                "parallelism=2",
                "state=rocksdb",
                "outputs.probe.neurons.tonic=[0, 1, 102, 256]",
                "outputs.probe.file=" + folder.resolve("probe.csv"))
            .run();

    assertThat(Probed.read(job.path("probe.csv"))).isEqualTo(GoldenNeurons.samples(0, 1, 102, 256));

    assertThat(Spikes.read(job.path("spikes.csv"))).isEqualTo(Spikes.golden("tonic", 1_000));
    assertThat(summary.digest()).isEqualTo(GOLDEN_DIGEST);
  }
}
