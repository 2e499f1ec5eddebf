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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole networks, against the same in plain Java. */
class NetworkITCase {

  /** Neurons of all stages: of shards, of a cycle, of recurrent weights, of varied parameters. */
  private static final Map<String, Set<Integer>> PROBED =
      Map.of(
          "eyes", Set.of(0, 13, 39),
          "map", Set.of(20, 31),
          "one", Set.of(0, 59),
          "two", Set.of(7),
          "loop", Set.of(3, 29),
          "out", Set.of(0, 1, 2, 3, 4, 5, 6, 7));

  @TempDir Path folder;
  private JobFile job;
  private final NetworkReference network = WholeNetwork.network();

  @BeforeEach
  void writeJob() throws Exception {
    job =
        WholeNetwork.write(folder)
            .set(
                "outputs.probe={file: "
                    + folder.resolve("probe.csv")
                    + ", neurons: {eyes: [0, 13, 39], map: [31, 20], one: [0, 59], two: 7,"
                    + " loop: [3, 29], out: all}}");
  }

  private List<Sample> expectedSamples() {
    return network.samples().stream()
        .filter(s -> PROBED.getOrDefault(s.population(), Set.of()).contains(s.neuron()))
        .sorted()
        .toList();
  }

  @Test
  void firesExactlyTheSpikesOfThePlainReference() throws Exception {
    List<Spike> expected = network.run(0, WholeNetwork.WINDOWS - 1);
    Map<String, Long> counts =
        expected.stream()
            .collect(Collectors.groupingBy(Spike::population, TreeMap::new, Collectors.counting()));
    assertThat(counts.keySet())
        .containsExactly("eyes", "flicker", "loop", "map", "one", "out", "two");
    assertThat(counts.values()).allSatisfy(count -> assertThat(count).isGreaterThan(20));

    RunSummary summary = job.run();

    assertThat(Spikes.read(job.path("spikes.csv"))).isEqualTo(expected);
    assertThat(Probed.read(job.path("probe.csv")))
        .isEqualTo(expectedSamples())
        .hasSize(18 * WholeNetwork.WINDOWS);
    assertThat(summary.digest()).isEqualTo(ReferenceDigest.of(expected));
    assertThat(summary.spikes()).containsExactlyInAnyOrderEntriesOf(counts);
    assertThat(summary.events().get("currents").integrated()).isEqualTo(WholeNetwork.EVENTS);
    assertThat(summary.events().get("slow").integrated()).isEqualTo(WholeNetwork.SLOW_EVENTS);
    assertThat(summary.balanced()).isTrue();
    // Three shards, four, two, and four of one.
    assertThat(summary.steps()).isEqualTo((long) WholeNetwork.WINDOWS * (3 + 4 + 2 + 4));
  }

  @Test
  void parallelismAndBackendAndShardsAndPaceChangeNothing() throws Exception {
    String expected = ReferenceDigest.of(network.run(0, WholeNetwork.WINDOWS - 1));

    assertThat(job.set("parallelism=2", "state=rocksdb").run().digest()).isEqualTo(expected);
    assertThat(
            job.set(
                    "parallelism=2",
                    "populations.eyes.shards=7",
                    "populations.map.shards=2",
                    "populations.out.shards=1",
                    "latency=low",
                    "inputs.currents.speed=1.0")
                .run()
                .digest())
        .isEqualTo(expected);
    assertThat(Probed.read(job.path("probe.csv"))).isEqualTo(expectedSamples());
  }
}
