/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingTest {

  @TempDir Path folder;

  @Test
  void aSettingReplacesAValue() {
    assertThat(minimal().set("dt=100us").read().dtMicros()).isEqualTo(100);
    assertThat(minimal().set("dt=100us", "dt=2ms").read().dtMicros()).isEqualTo(2_000);
  }

  @Test
  void aValueIsYaml() {
    PopulationConfig population = minimal().set("populations.retina.size=[44,33]").population();

    assertThat(population.width()).isEqualTo(44);
    assertThat(population.height()).isEqualTo(33);
    assertThat(minimal().set("checkpoints={interval: 2s, dir: x}").read().checkpoints())
        .isPresent();
  }

  @Test
  void anItemOfAListGoesByItsName() {
    assertThat(minimal().set("inputs.camera.speed=1.0").input().speed()).hasValue(1.0);
    assertThat(minimal().line(4, "  - name: my.cam").set("inputs.my.cam.speed=2").input().speed())
        .hasValue(2.0);
  }

  @Test
  void missingMapsOnTheWayAreMade() {
    assertThat(
            minimal()
                .set("outputs.spikes.kafka.topic=s", "kafka.bootstrap=host:9092")
                .read()
                .kafka()
                .bootstrap())
        .isEqualTo("host:9092");
    assertThat(minimal().set("inputs.camera.time.shift=5").input().clock().shiftMicros())
        .isEqualTo(5);
  }

  @Test
  void theLongestNameWins() {
    JobText text =
        minimal()
            .add("  retina.on: {size: 4, behavior: tonic_spiking}")
            .set("populations.retina.on.size=5");

    assertThat(text.read().population("retina.on").size()).isEqualTo(5);
  }

  @Test
  void aKafkaPropertyIsOneKey() {
    assertThat(minimal().set("kafka.properties.linger.ms=5").read().kafka().properties())
        .containsEntry("linger.ms", "5");
  }

  @Test
  void anEmptyValueRemoves() {
    JobText text = minimal().add("checkpoints: {interval: 1s, dir: x}");

    assertThat(text.set("checkpoints=").read().checkpoints()).isEmpty();
  }

  @Test
  void settingOneSourceRemovesTheOthers() throws IOException {
    Files.createFile(folder.resolve("a.csv"));

    assertThat(minimal().set("inputs.camera.recording=a.csv").input().origin())
        .isInstanceOf(InputConfig.Recording.class);
    assertThat(
            minimal()
                .set("inputs.camera.kafka.topic=t", "kafka.bootstrap=embedded")
                .input()
                .origin())
        .isInstanceOf(InputConfig.KafkaTopic.class);
    assertThat(
            minimal()
                .set("inputs.camera.recording=a.csv", "inputs.camera.scene={seed: 2}")
                .input()
                .origin())
        .isInstanceOf(InputConfig.Scene.class);
  }

  @Test
  void relativePathsAreThoseOfTheWorkingDirectory() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Path file = Files.createFile(elsewhere.resolve("a.csv"));

    InputConfig input =
        minimal()
            .set("inputs.camera.recording=a.csv", "outputs.spikes.file=s.csv")
            .in(elsewhere)
            .input();

    assertThat(((InputConfig.Recording) input.origin()).files()).containsExactly(file.toUri());
    assertThat(
            minimal()
                .set("outputs={spikes: {file: s.csv}}")
                .in(elsewhere)
                .read()
                .outputs()
                .spikes()
                .file())
        .contains(elsewhere.resolve("s.csv").toUri());
  }

  @Test
  void aProblemNamesTheSetting() {
    assertThat(minimal().set("dt=5 parsecs").problems())
        .containsExactly(
            "--set dt=5 parsecs: dt: '5 parsecs' is not a duration;"
                + " write e.g. 100us, 0.5ms, 2s, 1h");
    assertThat(minimal().set("paralelism=2").problems())
        .containsExactly(
            "--set paralelism=2: unknown key 'paralelism', did you mean 'parallelism'?");
    assertThat(minimal().set("dt.x=1").problems())
        .containsExactly(
            "--set dt.x=1: dt: expected a duration such as 100us, 0.5ms, 2s, 1h, found a map");
    assertThat(minimal().set("inputs.camra.speed=1").problems())
        .containsExactly(
            "--set inputs.camra.speed=1: no item named 'camra' in inputs,"
                + " did you mean 'camera'?");
    assertThat(minimal().set("inputs.x=1").problems())
        .containsExactly("--set inputs.x=1: no item named 'x' in inputs; it has camera");
    assertThat(minimal().set("inputs.camera=1").problems())
        .containsExactly(
            "--set inputs.camera=1: inputs[0]: expected a map of one input, found '1'");
  }

  @Test
  void aSettingIsAKeyAndAValue() {
    for (String bad : new String[] {"dt", "=1", ""}) {
      assertThat(minimal().set(bad).problems())
          .containsExactly(
              "--set " + bad + ": expected KEY=VALUE, such as inputs.camera.speed=1.0");
    }
    for (String bad : new String[] {".dt=1", "dt.=1", "a..b=1", " =1"}) {
      assertThat(minimal().set(bad).problems())
          .containsExactly(
              "--set " + bad + ": expected a key such as inputs.camera.speed before '='");
    }
    assertThat(minimal().set("dt=[1").problems())
        .singleElement()
        .asString()
        .startsWith("--set dt=[1: not YAML: ");
  }

  private JobText minimal() {
    return JobText.minimal(folder);
  }
}
