/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.run.TestCluster;
import io.neuromorphic.flink.job.run.TestCluster.Submitted;
import io.neuromorphic.flink.job.tool.PopulationSnapshot;
import io.neuromorphic.flink.job.tool.StateOutput;
import io.neuromorphic.flink.job.tool.StateReport;
import io.neuromorphic.flink.state.PopulationStateSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.core.execution.SavepointFormatType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a savepoint or checkpoint holds is what the neurons were, and a job can start from it. */
class StateITCase {

  private static final int DT = 1_000;

  @TempDir static Path clusterFolder;
  private static TestCluster cluster;

  @TempDir Path folder;

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

  /** Norse's population, so slow that it can be stopped on its way; and one in silence. */
  private JobFile population() throws Exception {
    JobFile job =
        JobFile.of(
                folder,
                """
            name: golden
            dt: 1ms
            origin: 0
            parallelism: 2
            checkpoints: {interval: 100ms, dir: checkpoints}
            inputs:
              - {name: currents, recording: currents.csv, speed: 0.1}
            populations:
              %s
              quiet: {size: 7, behavior: tonic_spiking, shards: 2}
            outputs:
              spikes: {file: spikes.csv}
            """
                    .formatted(GoldenCurrents.POPULATION_LINE))
            .set("populations.tonic.shards=5");
    GoldenCurrents.write(job.path("currents.csv"), GoldenCurrents.events(DT));
    return job;
  }

  private Submitted onItsWay(JobFile job) throws Exception {
    Submitted running = cluster.submit(job, "");
    running.awaitCheckpoints(4);
    return running;
  }

  private static int assertNorses(PopulationSnapshot tonic) {
    assertThat(tonic.name()).isEqualTo("tonic");
    assertThat(tonic.clock()).isEqualTo(tonic.lastClock()).isPositive();
    int steps = (int) (tonic.clock() / DT);
    GoldenNeurons norse = GoldenNeurons.after(steps);
    assertThat(tonic.v()).isEqualTo(norse.v);
    assertThat(tonic.u()).isEqualTo(norse.u);
    assertThat(tonic.steps()).isEqualTo(5L * steps);
    assertThat(tonic.spikes())
        .isEqualTo(Spikes.golden("tonic", DT).stream().filter(s -> s.t() <= tonic.clock()).count());
    return steps;
  }

  @ParameterizedTest
  @CsvSource({"hashmap,CANONICAL", "hashmap,NATIVE", "rocksdb,CANONICAL", "rocksdb,NATIVE"})
  void aSavepointHoldsTheNeuronsAndTheBooksOfItsJob(String backend, SavepointFormatType format)
      throws Exception {
    Submitted running = onItsWay(population().set("state=" + backend));
    String savepoint = running.stopWithSavepoint(folder.resolve("savepoint"), format);
    RunSummary summary = running.await();

    StateReport report = StateReport.read(savepoint);

    assertThat(report.populations()).hasSize(2);
    int steps = assertNorses(report.populations().get(1));
    PopulationSnapshot quiet = report.populations().get(0);
    assertThat(quiet.name()).isEqualTo("quiet");
    assertThat(quiet.v()).hasSize(7);
    assertThat(quiet.spikes()).isZero();
    assertThat(report.originMicros()).isZero();
    assertThat(report.dtMicros()).isEqualTo(DT);
    assertThat(report.events()).isEqualTo(summary.events());
    assertThat(report.digest()).isEqualTo(summary.digest());
    assertThat(report.events().get("currents").integrated()).isPositive();
    assertThat(summary.steps()).isEqualTo(7L * steps);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hashmap", "rocksdb"})
  void aRetainedCheckpointHoldsTheNeurons(String backend) throws Exception {
    onItsWay(population().set("state=" + backend)).cancel();
    Path metadata = newest("_metadata");

    StateReport report = StateReport.read(metadata.toString());

    assertNorses(report.populations().get(1));
    assertThat(report.events().get("currents").balanced()).isTrue();
    assertThat(StateReport.read(metadata.getParent().toString()).json()).isEqualTo(report.json());
  }

  private Path newest(String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("checkpoints"))) {
      return files
          .filter(file -> file.getFileName().toString().equals(name))
          .max((a, b) -> Long.compare(a.toFile().lastModified(), b.toFile().lastModified()))
          .orElseThrow();
    }
  }

  @Test
  void aNeuronGoesOnInAnotherJobAsIfNeverStopped() throws Exception {
    GoldenNeuron neuron = new GoldenNeuron("tonic_spiking");
    JobFile first =
        JobFile.of(
            folder,
            """
            name: first
            dt: 1ms
            origin: 0
            checkpoints: {interval: 100ms, dir: checkpoints}
            inputs:
              - {name: currents, recording: currents.csv, speed: 0.05}
            populations:
              one: {size: 1, behavior: tonic_spiking}
            outputs:
              spikes: {file: spikes.csv}
            """);
    neuron.write(first.path("currents.csv"), 0);
    Submitted running = onItsWay(first);
    String savepoint =
        running.stopWithSavepoint(folder.resolve("savepoint"), SavepointFormatType.CANONICAL);
    StateReport half = StateReport.read(savepoint);
    int step = (int) (half.populations().get(0).clock() / DT);
    assertThat(half.populations().get(0).v()).containsExactly(neuron.v(step - 1));
    assertThat(half.populations().get(0).u()).containsExactly(neuron.u(step - 1));
    new StateOutput(Optional.empty(), Optional.of(folder.resolve("half.npz"))).write(half);

    neuron.write(first.path("rest.csv"), step);
    JobFile second =
        first.set(
            "inputs.currents.recording=" + first.path("rest.csv"),
            "inputs.currents.speed=max",
            "populations.one.initial={state: " + folder.resolve("half.npz") + "}",
            "outputs.spikes.file=" + folder.resolve("rest-spikes.csv"));
    second.run();

    List<Long> spikes =
        Spikes.read(folder.resolve("rest-spikes.csv")).stream()
            .map(s -> s.t() / DT + step)
            .toList();
    assertThat(spikes).isNotEmpty().isEqualTo(neuron.spikesAfter(step));
  }

  @Test
  void neuronsGoOnWithOtherShardsFromAFileOfEveryKind() throws Exception {
    JobFile job = population();
    Submitted running = onItsWay(job);
    String savepoint =
        running.stopWithSavepoint(folder.resolve("savepoint"), SavepointFormatType.NATIVE);
    StateReport half = StateReport.read(savepoint);
    long clock = half.populations().get(1).clock();
    GoldenCurrents.write(
        job.path("rest.csv"),
        GoldenCurrents.events(DT).stream().filter(event -> event.t() >= clock).toList());
    List<Spike> rest =
        Spikes.golden("tonic", DT).stream().filter(spike -> spike.t() > clock).toList();
    assertThat(rest).isNotEmpty();
    for (String name : List.of("half.npz", "tonic.npz", "tonic.npy", "half.csv")) {
      StateOutput output =
          new StateOutput(
              Optional.of("tonic").filter(population -> name.startsWith(population)),
              Optional.of(folder.resolve(name)));
      output.write(output.select(half));
      job.set(
              "origin=" + clock,
              "inputs.currents={name: currents, recording: rest.csv}",
              "inputs.currents.recording=" + job.path("rest.csv"),
              "populations.tonic={size: 257, behavior: tonic_spiking, shards: 3}",
              "populations.tonic.initial={state: " + folder.resolve(name) + "}",
              "outputs.spikes.file=" + folder.resolve("rest-spikes.csv"))
          .run();

      assertThat(Spikes.read(folder.resolve("rest-spikes.csv"))).as(name).isEqualTo(rest);
    }
  }

  @Test
  void stateOfAVersionToComeIsRefused() throws Exception {
    Submitted running = onItsWay(population());
    String savepoint =
        running.stopWithSavepoint(folder.resolve("savepoint"), SavepointFormatType.NATIVE);
    byte[] name =
        PopulationStateSerializer.Snapshot.class.getName().getBytes(StandardCharsets.UTF_8);
    int changed = 0;
    try (Stream<Path> files = Files.walk(folder.resolve("savepoint"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        changed += raiseVersions(file, name);
      }
    }
    assertThat(changed).isPositive();

    assertThatThrownBy(() -> StateReport.read(savepoint))
        .hasMessage("the state of the populations cannot be read")
        .hasRootCauseMessage(
            "PopulationStateSerializer knows versions 1 to "
                + new PopulationStateSerializer().version()
                + ", not 77; was this written by a newer release?");
  }

  /** The name of a serializer's snapshot is followed by the version of its format, then its own. */
  private static int raiseVersions(Path file, byte[] name) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String sought = new String(name, StandardCharsets.ISO_8859_1);
    int changed = 0;
    for (int at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
      bytes[at + name.length + 2 * Integer.BYTES - 1] = 77;
      changed++;
    }
    Files.write(file, bytes);
    return changed;
  }
}
