/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.run.RunSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job goes on from a savepoint with a changed job file. */
class ResumeITCase {

  @RegisterExtension static final TestBroker BROKER = new TestBroker();

  @TempDir static Path calmFolder;
  private static RunSummary calm;

  @TempDir Path folder;
  private JobFile job;

  @BeforeAll
  static void runUndisturbed() throws Exception {
    SavepointFixture.fill(BROKER);
    calm = SavepointFixture.job(calmFolder, BROKER.bootstrap()).run();
  }

  @BeforeEach
  void writeJob() throws Exception {
    job = SavepointFixture.job(folder, BROKER.bootstrap());
  }

  private RunSummary resume(JobFile changed) throws Exception {
    return changed.resume(SavepointFixture.SAVEPOINT, false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "outputs={}",
        "outputs.spikes={file: FOLDER/parts/, kafka: {topic: TOPIC}}",
        "outputs.rejected.kafka.topic=TOPIC",
      })
  void otherOutputsChangeNothingElse(String setting) throws Exception {
    RunSummary resumed =
        resume(job.set(setting.replace("FOLDER", "" + folder).replace("TOPIC", name())));

    assertThat(resumed.digest()).isEqualTo(calm.digest());
    assertThat(resumed.events()).isEqualTo(calm.events());
  }

  @ParameterizedTest
  @ValueSource(strings = {"low", "throughput"})
  void anotherLatencyChangesNothingElse(String latency) throws Exception {
    RunSummary resumed = resume(job.set("latency=" + latency));

    assertThat(resumed.digest()).isEqualTo(calm.digest());
    assertThat(resumed.events()).isEqualTo(calm.events());
  }

  private static String name() {
    return BROKER.freshName();
  }

  @Test
  void theDeliveryOfATopicMayChange() throws Exception {
    RunSummary resumed =
        resume(
            job.set(
                "checkpoints={interval: 100ms, dir: " + folder + "/checkpoints}",
                "outputs.spikes={delivery: exactly-once, kafka: {topic: " + name() + "}}"));

    assertThat(resumed.digest()).isEqualTo(calm.digest());
    assertThat(resumed.topics().values()).allMatch(records -> records > 0);
  }

  @Test
  void aNewPopulationStartsAtTheOriginAndIsSteppedToTheEnd() throws Exception {
    RunSummary resumed =
        resume(job.set("populations.more={size: 5, behavior: tonic_spiking, shards: 2}"));

    assertThat(resumed.events()).isEqualTo(calm.events());
    assertThat(resumed.spikes()).containsAllEntriesOf(calm.spikes());
    // 7 shards, and those of "still" end with the others as currents may name it.
    assertThat(resumed.steps() - calm.steps()).isEqualTo(2 * calm.steps() / 6);
    assertThat(resumed.balanced()).isTrue();
  }

  @Test
  void aNewInputIsReadFromItsStart() throws Exception {
    Files.writeString(
        folder.resolve("more.csv"),
        "t,population,neuron,current\n5,motion,1,9\n1999000,motion,1,9\n");
    String more = "{name: more, recording: " + folder + "/more.csv}";
    String text = Files.readString(job.file());
    Files.writeString(
        job.file(), text.replace("populations:\n", "  - " + more + "\npopulations:\n"));

    RunSummary resumed = resume(job);

    assertThat(resumed.events().get("more").read()).isEqualTo(2);
    assertThat(resumed.events().get("currents")).isEqualTo(calm.events().get("currents"));
    assertThat(resumed.balanced()).isTrue();
  }

  @Test
  void otherGainsOutOfOrdernessAndParallelismKeepTheBooks() throws Exception {
    RunSummary resumed =
        resume(
            job.set(
                "inputs.camera.encode.on=2.0",
                "inputs.camera.encode.off=2.0",
                "out-of-orderness=60ms",
                "state=rocksdb",
                "parallelism=1"));

    assertThat(resumed.events()).isEqualTo(calm.events());
    assertThat(resumed.steps()).isEqualTo(calm.steps());
    assertThat(resumed.digest()).isNotEqualTo(calm.digest());
  }
}
