/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.run.TestCluster;
import io.neuromorphic.flink.job.run.TestCluster.Submitted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Promise 4: the savepoint of a released version is restored by every later one. */
class SavepointFixtureITCase {

  /** Of the undisturbed run; pinned, as the savepoint is. */
  private static final String DIGEST = "e834abbaf2f0555c624a518e73cd2b4d";

  @RegisterExtension static final TestBroker BROKER = new TestBroker();

  @TempDir static Path calmFolder;
  private static RunSummary calm;
  private static List<Spike> calmSpikes;

  @TempDir Path folder;

  @BeforeAll
  static void runUndisturbed() throws Exception {
    SavepointFixture.fill(BROKER);
    JobFile job = SavepointFixture.job(calmFolder, BROKER.bootstrap());
    calm = job.run();
    calmSpikes = Spikes.read(job.path("spikes.csv"));
  }

  @Test
  void theUndisturbedRunIsWhatItWas() {
    assertThat(calm.digest()).isEqualTo(DIGEST);
    assertThat(calm.balanced()).isTrue();
    assertThat(calm.events().get("currents").invalid()).isPositive();
    assertThat(calm.spikes().get("retina")).isPositive();
    assertThat(calm.spikes().get("motion")).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"hashmap, 1", "hashmap, 2", "rocksdb, 1", "rocksdb, 2"})
  void goesOnAsIfItHadNeverStopped(String state, int parallelism) throws Exception {
    JobFile job =
        SavepointFixture.job(folder, BROKER.bootstrap())
            .set("state=" + state, "parallelism=" + parallelism);

    RunSummary resumed = job.resume(SavepointFixture.SAVEPOINT, false);

    assertThat(resumed.digest()).isEqualTo(DIGEST);
    assertThat(resumed.events()).isEqualTo(calm.events());
    assertThat(resumed.steps()).isEqualTo(calm.steps());
    assertThat(resumed.neuronSteps()).isEqualTo(calm.neuronSteps());
    assertThat(resumed.spikes()).isEqualTo(calm.spikes());
    List<Spike> later = Spikes.read(job.path("spikes.csv"));
    assertThat(later).isNotEmpty().hasSizeLessThan(calmSpikes.size());
    assertThat(calmSpikes).endsWith(later.toArray(Spike[]::new));
  }

  /** Made the savepoint, once: run with {@code -Dsavepoint.fixture=FOLDER}, an empty one. */
  @Test
  @EnabledIfSystemProperty(named = "savepoint.fixture", matches = ".+")
  void makeTheSavepoint(@TempDir Path clusterFolder) throws Exception {
    Path target = Path.of(System.getProperty("savepoint.fixture")).toAbsolutePath();
    List<ProducerRecord<byte[], byte[]>> records = SavepointFixture.records();
    try (TestCluster cluster = TestCluster.start(clusterFolder)) {
      Submitted running =
          cluster.submit(
              SavepointFixture.job(folder, BROKER.bootstrap())
                  .set(
                      "inputs.camera.speed=1.0",
                      "checkpoints={interval: 100ms, dir: " + folder + "/checkpoints}",
                      // One small answer at a time: the topic is not at its end so soon.
                      "kafka.properties={fetch.min.bytes: 1000000, fetch.max.wait.ms: 100,"
                          + " max.partition.fetch.bytes: 1, max.poll.records: 1}"),
              BROKER.bootstrap());
      running.awaitCheckpoints(5);
      String made =
          running.stopWithSavepoint(folder.resolve("made"), SavepointFormatType.CANONICAL);
      RunSummary half = running.await();
      assertThat(half.events().get("currents").read()).isBetween(1L, records.size() - 1L);
      assertThat(half.events().get("currents").pending()).isPositive();
      assertThat(half.events().get("currents").invalid()).isPositive();
      assertThat(half.events().get("camera").pending()).isPositive();
      Files.move(Path.of(made.replaceFirst("^file:(//)?", "")), target.resolve("savepoint"));
    }
  }
}
