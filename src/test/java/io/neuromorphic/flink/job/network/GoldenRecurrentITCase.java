/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.JobFile;
import io.neuromorphic.flink.job.Probed;
import io.neuromorphic.flink.job.ReferenceDigest;
import io.neuromorphic.flink.job.Sample;
import io.neuromorphic.flink.job.Spikes;
import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.run.TestCluster;
import io.neuromorphic.flink.job.run.TestCluster.Submitted;
import io.neuromorphic.flink.job.tool.PopulationSnapshot;
import io.neuromorphic.flink.job.tool.StateReport;
import io.neuromorphic.flink.kernel.Golden;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.execution.SavepointFormatType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job's recurrent population is Norse's, with Norse's weights. */
class GoldenRecurrentITCase {

  private final float[][] input = Golden.npy("recurrent/input.npy");
  private final float[][] z = Golden.npy("recurrent/z.npy");

  @TempDir Path folder;
  private JobFile job;

  @BeforeEach
  void writeJob() throws Exception {
    job =
        JobFile.of(
            folder,
            """
            name: recurrent
            dt: 1ms
            origin: 0
            inputs:
              - {name: lines, recording: lines.csv}
            populations:
              norse:
                size: 64
                behavior: tonic_spiking
                initial: {v: -70, u: -14}
                input-weights: WEIGHTS/input_weights.npy
                input-size: 32
                recurrent-weights: WEIGHTS/recurrent_weights.npy
            outputs:
              spikes: {file: spikes.csv}
            """
                .replace("WEIGHTS", Golden.path("recurrent").toAbsolutePath().toString()));
    StringBuilder csv = new StringBuilder("t,population,neuron,current\n");
    for (int step = 0; step < input.length; step++) {
      for (int line = 0; line < input[step].length; line++) {
        // In two halves: what counts is their sum.
        for (int half = 0; input[step][line] != 0 && half < 2; half++) {
          csv.append(step * 1_000 + 300 * half).append(",norse,").append(line).append(',');
          csv.append(input[step][line] / 2).append('\n');
        }
      }
    }
    // Time goes on to the last step.
    csv.append(input.length * 1_000 - 1).append(",norse,0,0\n");
    Files.writeString(job.path("lines.csv"), csv);
  }

  private List<Spike> golden() {
    List<Spike> spikes = new ArrayList<>();
    for (int step = 0; step < z.length; step++) {
      for (int neuron = 0; neuron < z[step].length; neuron++) {
        if (z[step][neuron] == 1) {
          spikes.add(new Spike((step + 1) * 1_000L, "norse", neuron));
        }
      }
    }
    return spikes;
  }

  private List<Sample> goldenSamples() {
    float[][] v = Golden.npy("recurrent/v.npy");
    float[][] u = Golden.npy("recurrent/u.npy");
    List<Sample> samples = new ArrayList<>();
    for (int step = 0; step < v.length; step++) {
      for (int neuron = 0; neuron < v[step].length; neuron++) {
        samples.add(
            Sample.of((step + 1) * 1_000L, "norse", neuron, v[step][neuron], u[step][neuron]));
      }
    }
    return samples;
  }

  @Test
  void firesExactlyTheSpikesOfNorse() throws Exception {
    RunSummary summary =
        job.set("outputs.probe={neurons: {norse: all}, file: " + folder.resolve("probe.csv") + "}")
            .run();

    assertThat(Probed.read(job.path("probe.csv"))).isEqualTo(goldenSamples());
    assertThat(golden()).hasSizeGreaterThan(100);
    assertThat(Spikes.read(job.path("spikes.csv"))).isEqualTo(golden());
    assertThat(summary.balanced()).isTrue();
    assertThat(summary.saturated()).isZero();
  }

  @Test
  void aSavepointHoldsTheBitsOfNorseAndAResumeGoesOnWithThem() throws Exception {
    JobFile slow =
        job.set(
            "inputs.lines.speed=0.2",
            "checkpoints={interval: 100ms, dir: " + folder.resolve("ck") + "}");
    String savepoint;
    try (TestCluster cluster = TestCluster.start(Files.createDirectory(folder.resolve("flink")))) {
      Submitted running = cluster.submit(slow, "");
      running.awaitCheckpoints(6);
      savepoint =
          running.stopWithSavepoint(folder.resolve("savepoint"), SavepointFormatType.CANONICAL);
      running.await();
    }

    PopulationSnapshot state = StateReport.read(savepoint).populations().get(0);
    int steps = (int) (state.clock() / 1_000);
    assertThat(steps).isBetween(1, input.length - 1);
    assertThat(state.v()).isEqualTo(Golden.npy("recurrent/v.npy")[steps - 1]);
    assertThat(state.u()).isEqualTo(Golden.npy("recurrent/u.npy")[steps - 1]);

    RunSummary resumed = job.set("state=rocksdb").resume(savepoint, false);
    assertThat(resumed.spikes().get("norse")).isEqualTo(golden().size());
    assertThat(resumed.digest()).isEqualTo(ReferenceDigest.of(golden()));
  }
}
