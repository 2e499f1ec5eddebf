/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.SpikeDigest;
import io.neuromorphic.flink.job.JobFile;
import io.neuromorphic.flink.job.ReferenceDigest;
import io.neuromorphic.flink.job.Spikes;
import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.job.network.NetworkReference.Current;
import io.neuromorphic.flink.job.network.NetworkReference.Population;
import io.neuromorphic.flink.job.network.NetworkReference.Weight;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.kernel.CounterRandom;
import io.neuromorphic.flink.kernel.Distribution;
import io.neuromorphic.flink.kernel.Distribution.Normal;
import io.neuromorphic.flink.kernel.Distribution.Uniform;
import io.neuromorphic.flink.source.scene.SceneGenerator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The networks in {@code jobs/} do what their first lines say. */
class ExampleNetworksITCase {

  private static final int WINDOWS = 2_000;

  @TempDir Path folder;

  private JobFile job(String name) {
    return new JobFile(Path.of("jobs").resolve(name), List.of())
        .set("outputs.spikes.file=" + folder.resolve("spikes.csv"));
  }

  /** 800 excitatory and 200 inhibitory neurons, a million synapses, noise; from the paper. */
  private static List<Spike> izhikevich2003() {
    NetworkReference network = new NetworkReference(500);
    network.add(
        new Population("excitatory", 800)
            .set("a", .02)
            .set("b", .2)
            .set("c", i -> new Uniform(-65, -50, 2).at(1, i))
            .set("d", i -> new Uniform(8, 2, 2).at(1, i))
            .set("tau_inv", 1_000)
            .noise(noise("excitatory", 5))
            .startingAt(-65));
    network.add(
        new Population("inhibitory", 200)
            .set("a", i -> new Uniform(.02, .1).at(2, i))
            .set("b", i -> new Uniform(.25, .2).at(2, i))
            .set("c", -65)
            .set("d", 2)
            .set("tau_inv", 1_000)
            .noise(noise("inhibitory", 2))
            .startingAt(-65));
    network.project("excitatory", "excitatory", 2, 2, weights(11, 800, new Uniform(0, .5)));
    network.project("excitatory", "inhibitory", 2, 2, weights(12, 200, new Uniform(0, .5)));
    network.project("inhibitory", "excitatory", 2, 2, weights(13, 800, new Uniform(0, -1)));
    network.project("inhibitory", "inhibitory", 2, 2, weights(14, 200, new Uniform(0, -1)));
    return network.run(0, WINDOWS - 1);
  }

  private static Current noise(String population, double std) {
    long seed = CounterRandom.seed(3, SpikeDigest.populationHash(population));
    Normal normal = new Normal(0, std);
    return (window, neuron) ->
        (float) normal.at(CounterRandom.seed(seed, Math.floorDiv(window, 2)), neuron);
  }

  private static Weight weights(long seed, int size, Distribution distribution) {
    long weightSeed = CounterRandom.seed(seed, 1);
    return (i, j) -> (float) distribution.at(weightSeed, (long) i * size + j);
  }

  @Test
  void theNetworkOf2003FiresExactlyAsInPlainJavaAndInItsRhythms() throws Exception {
    List<Spike> expected = izhikevich2003();

    RunSummary summary = job("izhikevich-2003.yaml").run();

    assertThat(Spikes.read(folder.resolve("spikes.csv"))).isEqualTo(expected);
    assertThat(summary.digest()).isEqualTo(ReferenceDigest.of(expected));
    // Some 8 spikes a second and neuron, as in the paper's figure; and all together, time and
    // again.
    assertThat(expected.size()).isBetween(5_000, 12_000);
    assertThat(varianceOverMean(expected)).isGreaterThan(5);
  }

  /**
   * Of the spikes in 5 ms, after the first 200 ms: 1 for neurons that know nothing of each other.
   */
  private static double varianceOverMean(List<Spike> spikes) {
    int[] counts = new int[160];
    for (Spike spike : spikes) {
      if (spike.t() > 200_000) {
        counts[(int) Math.min(159, (spike.t() - 200_001) / 5_000)]++;
      }
    }
    double sum = 0;
    double squares = 0;
    for (int count : counts) {
      sum += count;
      squares += (double) count * count;
    }
    double mean = sum / counts.length;
    return (squares / counts.length - mean * mean) / mean;
  }

  @ParameterizedTest
  @CsvSource({"14, right", "7, right", "50, left", "11, left", "39, down", "16, up"})
  void thePopulationOfTheBarsDirectionFiresMost(int seed, String direction) throws Exception {
    // Where bright edges go, from the events alone.
    assertThat(motion(seed)).isEqualTo(direction);

    RunSummary summary =
        job("direction.yaml").set("inputs.camera.scene.seed=" + seed, "parallelism=2").run();

    Map<String, Long> spikes = summary.spikes();
    List<String> others = new ArrayList<>(List.of("right", "left", "down", "up"));
    others.remove(direction);
    long most = others.stream().mapToLong(spikes::get).max().orElseThrow();
    assertThat(spikes.get(direction)).as("%s", spikes).isGreaterThan(2 * most);
    assertThat(spikes.get("retina")).isGreaterThan(1_000);
  }

  /** The way in which the middle (median) of the bright events moves most, without the jumps. */
  private static String motion(int seed) {
    SceneGenerator scene = new SceneGenerator(128, 128, 2_000_000, 20_000, seed, 1, 0, 0);
    double right = 0;
    double down = 0;
    double[] before = null;
    for (int piece = 0; piece < 100; piece++) {
      CameraPacket events = new CameraPacket(400);
      scene.fill(events, piece * 400L, 400);
      List<Integer> xs = new ArrayList<>();
      List<Integer> ys = new ArrayList<>();
      for (int i = 0; i < events.size(); i++) {
        if (events.polarity()[i] == 1) {
          xs.add((int) events.x()[i]);
          ys.add((int) events.y()[i]);
        }
      }
      double[] now = {median(xs), median(ys)};
      if (before != null
          && Math.abs(now[0] - before[0]) < 10
          && Math.abs(now[1] - before[1]) < 10) {
        right += now[0] - before[0];
        down += now[1] - before[1];
      }
      before = now;
    }
    if (Math.abs(right) > Math.abs(down)) {
      return right > 0 ? "right" : "left";
    }
    return down > 0 ? "down" : "up";
  }

  private static double median(List<Integer> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }
}
