/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.job.JobFile;
import io.neuromorphic.flink.job.ReferenceDigest;
import io.neuromorphic.flink.job.SavepointRefusedException;
import io.neuromorphic.flink.job.Spikes;
import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.run.TestCluster;
import io.neuromorphic.flink.job.run.TestCluster.Submitted;
import io.neuromorphic.flink.job.tool.PopulationSnapshot;
import io.neuromorphic.flink.job.tool.StateReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.core.execution.SavepointFormatType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A network that is lost, or stopped, goes on as if nothing had been. */
class NetworkRestoreITCase {

  private static final List<Spike> EXPECTED = WholeNetwork.reference();

  @TempDir static Path clusterFolder;
  private static TestCluster cluster;

  @TempDir Path folder;
  private JobFile job;

  @BeforeAll
  static void startCluster() throws Exception {
    cluster = TestCluster.start(clusterFolder);
  }

  @AfterAll
  static void stopCluster() throws Exception {
    cluster.close();
  }

  @AfterEach
  void leaveNoJob() throws Exception {
    cluster.cancelAll();
  }

  @BeforeEach
  void writeJob() throws Exception {
    job =
        WholeNetwork.write(folder)
            .set(
                "parallelism=2",
                "checkpoints={interval: 100ms, dir: " + folder.resolve("checkpoints") + "}");
  }

  /** Eight seconds of wall clock, of which a busy machine needs some for the checkpoints. */
  private JobFile slow() {
    return job.set("inputs.currents.speed=0.05", "inputs.slow.speed=0.05");
  }

  private String stopped(String... settings) throws Exception {
    Submitted running = cluster.submit(slow().set(settings), "");
    running.awaitCheckpoints(5);
    String savepoint =
        running.stopWithSavepoint(folder.resolve("savepoint"), SavepointFormatType.CANONICAL);
    RunSummary summary = running.await();
    assertThat(summary.spikes().get("out")).isBetween(1L, spikesOf("out") - 1);
    return savepoint;
  }

  private static long spikesOf(String population) {
    return EXPECTED.stream().filter(spike -> spike.population().equals(population)).count();
  }

  @Test
  void survivesTheLossOfATaskManager() throws Exception {
    Submitted running = cluster.submit(slow(), "");
    running.awaitCheckpoints(5);
    cluster.loseTaskManager();
    RunSummary summary = running.await();

    assertThat(summary.digest()).isEqualTo(ReferenceDigest.of(EXPECTED));
    assertThat(summary.balanced()).isTrue();
    assertThat(summary.steps()).isEqualTo((long) WholeNetwork.WINDOWS * (3 + 4 + 2 + 4));
  }

  @ParameterizedTest
  @CsvSource({"hashmap, rocksdb, 1", "rocksdb, hashmap, 2"})
  void resumesFromASavepointOnTheOtherBackend(String before, String after, int parallelism)
      throws Exception {
    String savepoint = stopped("state=" + before);

    RunSummary resumed =
        job.set("state=" + after, "parallelism=" + parallelism).resume(savepoint, false);

    assertThat(resumed.digest()).isEqualTo(ReferenceDigest.of(EXPECTED));
    assertThat(Spikes.read(job.path("spikes.csv"))).isEqualTo(EXPECTED);
    assertThat(resumed.balanced()).isTrue();
  }

  @Test
  void aSavepointTellsTheStateOfAllStages() throws Exception {
    StateReport report = StateReport.read(stopped());

    assertThat(report.populations().stream().map(PopulationSnapshot::name))
        .containsExactly("eyes", "flicker", "loop", "map", "one", "out", "two");
    assertThat(report.events().get("currents").balanced()).isTrue();
  }

  @Test
  void otherWeightsAndGainsAndDelaysGoOn() throws Exception {
    String savepoint = stopped();

    RunSummary resumed =
        job.set("projections.eyes->map.delay=5ms", "projections.map->out.gain=3")
            .resume(savepoint, false);

    assertThat(resumed.balanced()).isTrue();
    assertThat(resumed.spikes().get("eyes")).isEqualTo(spikesOf("eyes"));
    assertThat(resumed.spikes().get("one")).isEqualTo(spikesOf("one"));
    assertThat(resumed.digest()).isNotEqualTo(ReferenceDigest.of(EXPECTED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {from: out, to: map, weights: {all-to-all: 1}} | population 'map' cannot resume
          {from: two, to: eyes, weights: {all-to-all: 1}} | population 'eyes' cannot resume
          {from: two, to: loop, weights: {all-to-all: 1}, tau-syn: 3ms} | 'loop' cannot resume
          """)
  void mergedComponentsAndOtherStagesAreRefused(String projection, String problem)
      throws Exception {
    String savepoint = stopped();
    String text = Files.readString(job.file());
    Files.writeString(job.file(), text.replace("outputs:", "  - " + projection + "\noutputs:"));

    JobFile merged =
        job.set(
            "populations.map.shards=1", "populations.out.shards=1", "populations.eyes.shards=1");

    assertThatThrownBy(() -> merged.resume(savepoint, false))
        .isInstanceOf(SavepointRefusedException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void aComponentThatIsSplitIsRefused() throws Exception {
    String savepoint = stopped();
    String text = Files.readString(job.file());
    Files.writeString(job.file(), text.replaceAll("\n.*from: one, to: two,.*", ""));

    assertThatThrownBy(() -> job.set("populations.two.bias=9").resume(savepoint, false))
        .isInstanceOf(SavepointRefusedException.class)
        .hasMessageContaining("the cycle that it is stepped in is not set in the job file");
  }
}
