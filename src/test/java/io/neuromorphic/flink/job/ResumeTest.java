/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may not change between a savepoint and the job that resumes from it; all before a start. */
class ResumeTest {

  @TempDir Path folder;
  private JobFile job;

  @BeforeEach
  void writeJob() throws Exception {
    job = SavepointFixture.job(folder, "localhost:1");
  }

  private Resume resume(JobFile changed, boolean allowLostState) {
    return Resume.from(SavepointFixture.SAVEPOINT, changed.read(), allowLostState);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "populations.retina.size=[8, 5] | population 'retina' cannot resume from the savepoint: size is"
            + " 40 in the job file, 48 in the savepoint; its 48 neurons (stepped to t = ",
        "populations.motion.shards=3 | 'motion' cannot resume from the savepoint: shards is 3 in the"
            + " job file, 2 in the savepoint; its 16 neurons",
        "populations.still.parameters.a=0.03 | 'still' cannot resume from the savepoint: a is 0.03 in"
            + " the job file, 0.02 in the savepoint; its 3 neurons",
        "populations.still.initial.v=-60 | initial v is -60.0 in the job file, -70.0 in the savepoint",
        "populations.retina.behavior=phasic_spiking | b is 0.25 in the job file, 0.2 in the savepoint",
        "dt=2ms | dt is 2000 µs in the job file, 1000 µs in the savepoint; all 67 neurons",
        "origin=1000 | origin is 1000 µs in the job file, 0 µs in the savepoint",
        "inputs.camera.scene.seed=6 | the scene is not what it was: 64x48 pixels, 2000000 µs, 20000"
            + " events/s, seed 6",
        "inputs.camera.time={shift: 5} | input 'camera' cannot resume from the savepoint: its times"
            + " were shifted by 0 µs, the job file shifts them by 5 µs",
        "inputs.camera.time=from-zero | its times were shifted by 0 µs, the job file lets them begin"
            + " from zero; its events would jump in time. Put 'time' back",
        "inputs.camera.time=align | its times were shifted by 0 µs, the job file aligns them with the"
            + " start of the job",
        "inputs.currents.kafka.topic=other | its position is in topic 'savepoint-fixture-0-1-0', the"
            + " job file names topic 'other'; the position would be lost",
        "inputs.currents.kafka.until=never | it was to end (until: latest), the job file says until:"
            + " never",
        "inputs.camera.kafka={topic: t} | its position is that of another kind of input",
        "inputs.currents.recording=FOLDER/c.csv | its position is that of another kind of input",
        "kafka.bootstrap=embedded | an embedded broker starts without records",
      })
  void refusesWhatWouldLoseState(String setting, String said) throws Exception {
    Files.writeString(folder.resolve("c.csv"), "t,population,neuron,current\n0,motion,1,1\n");
    JobFile changed = job.set(setting.replace("FOLDER", folder.toString()));

    assertThatThrownBy(() -> resume(changed, true))
        .isInstanceOf(SavepointRefusedException.class)
        .hasMessageContaining(said);
  }

  @Test
  void tellsHowToPutThingsBack() {
    assertThatThrownBy(
            () ->
                resume(
                    job.set("populations.retina.size=[8, 5]", "populations.retina.shards=1"),
                    false))
        .hasMessageEndingWith(
            "would be lost. Put size back to 48 and shards back to 3, or start without the"
                + " savepoint");
  }

  @Test
  void whatTheJobNoLongerHasIsRefusedUnlessThatIsAllowed() {
    JobFile smaller =
        job.set(
            "populations={retina: {size: [8, 6], behavior: tonic_spiking, shards: 3}}",
            "inputs=[{name: camera, scene: {size: [64, 48], duration: 2s, rate: 20000, seed: 5,"
                + " bars: 2, dots: 1}, into: retina, encode: {pool: 8}}]");

    assertThatThrownBy(() -> resume(smaller, false))
        .isInstanceOf(SavepointRefusedException.class)
        .hasMessageContaining("population 'motion' of the savepoint is not in the job file; its 16")
        .hasMessageContaining("population 'still'")
        .hasMessageContaining(
            "input 'currents' of the savepoint is not in the job file; its position and its part of"
                + " the books would be lost. Put it back, or allow that with --allow-lost-state");
    assertThat(resume(smaller, true).warnings()).hasSize(3).allMatch(w -> w.contains("lost are"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "populations.more={size: 9, behavior: tonic_spiking}",
        "inputs.camera.encode={pool: 16, on: 1.0}",
        "inputs.camera.into=motion",
        "out-of-orderness=50ms",
        "outputs={}",
        "origin=0",
        "name=other",
        "parallelism=7",
      })
  void allowsTheRestWithoutAWord(String setting) {
    assertThat(resume(job.set(setting), false).warnings()).isEmpty();
  }

  @Test
  void aNewInputIsJudgedByTheOriginOfTheSavepoint() {
    JobFile changed = job.set("dt=1ms");
    var looks = new java.util.LinkedHashMap<String, InputLook>();
    var late = java.util.Optional.of(new io.neuromorphic.flink.source.FirstTimes(-9_000, -9_000));
    for (String input : java.util.List.of("camera", "currents")) {
      looks.put(input, new InputLook(late, java.util.List.of("scene"), 0, 0, 1, 0));
    }
    JobClock clock = resume(changed, false).clock(looks, 5);

    assertThat(clock.originMicros()).isZero();
    assertThat(clock.starts().get("currents").originMicros()).isZero();
    assertThat(clock.starts().get("currents").startedAtMillis()).isGreaterThan(1_000_000_000_000L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FIXTURE | it holds no _metadata; FIXTURE/savepoint does",
        "FIXTURE/none | FIXTURE/none is no savepoint and no checkpoint: it does not exist",
        "FIXTURE/README.md | its _metadata cannot be read as one of Flink's",
      })
  void refusesWhatIsNoSavepoint(String path, String said) {
    String fixture = SavepointFixture.FOLDER.toString();
    assertThatThrownBy(() -> Resume.from(path.replace("FIXTURE", fixture), job.read(), true))
        .isInstanceOf(SavepointRefusedException.class)
        .hasMessageContaining(said.replace("FIXTURE", fixture));
  }

  @Test
  void takesAFolderItsMetadataOrAUri() {
    String folderPath = SavepointFixture.SAVEPOINT;
    for (String path :
        new String[] {folderPath, folderPath + "/_metadata", "file://" + folderPath}) {
      assertThat(Resume.from(path, job.read(), false).warnings()).isEmpty();
    }
  }
}
