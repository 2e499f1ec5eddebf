/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.config.EncodeConfig.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodeTest {

  @TempDir Path folder;

  @Test
  void intoAloneTakesBothPolaritiesWithUnitGain() {
    assertThat(minimal().input().encode().orElseThrow())
        .isEqualTo(
            new EncodeConfig(
                1,
                1,
                1,
                Optional.of("retina"),
                Optional.of("retina"),
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                640,
                360));
  }

  @Test
  void everyKeyIsRead() throws IOException {
    Path mask = Files.writeString(folder.resolve("pixels.csv"), "x,y\n1,2\n");
    String keys =
        "pool: 4, on: 20.0, off: -2.5, region: [1, 2, 30, 40], on-into: on, off-into: off,"
            + " flip-x: true, flip-y: true, mask: pixels.csv";

    assertThat(encode(keys).orElseThrow())
        .isEqualTo(
            new EncodeConfig(
                4,
                20,
                -2.5f,
                Optional.of("on"),
                Optional.of("off"),
                Optional.of(new Region(1, 2, 30, 40)),
                true,
                true,
                Optional.of(mask.toUri()),
                640,
                360));
  }

  @Test
  void aPolarityOverridesInto() {
    EncodeConfig encode = encode("on-into: on").orElseThrow();

    assertThat(encode.onInto()).contains("on");
    assertThat(encode.offInto()).contains("retina");
  }

  @Test
  void aPolarityThatGoesNowhereIsNotUsed() {
    EncodeConfig encode =
        withOnAndOff().line(6, "    encode: {off-into: off}").input().encode().orElseThrow();

    assertThat(encode.onInto()).isEmpty();
    assertThat(encode.offInto()).contains("off");
  }

  @Test
  void keysOnAndOffAreNoBooleans() {
    EncodeConfig encode = encode("on: 3, off: 4").orElseThrow();

    assertThat(encode.on()).isEqualTo(3);
    assertThat(encode.off()).isEqualTo(4);
  }

  @Test
  void aGainIsTheNearestFloat() {
    assertThat(encode("on: 0.1").orElseThrow().on()).isEqualTo(0.1f);
    assertThat(encode("on: 65536").orElseThrow().on()).isEqualTo(65_536f);
  }

  @Test
  void anInputWithoutATargetCarriesCurrents() throws IOException {
    Files.createFile(folder.resolve("a.csv"));

    assertThat(minimal().line(5, "    recording: a.csv").line(6, "").input().isCamera()).isFalse();
  }

  @Test
  void aCameraNeedsATarget() throws IOException {
    Files.createFile(folder.resolve("a.csv"));

    assertThat(minimal().line(6, "").problems())
        .containsExactly(
            "job.yaml:4: inputs.camera: a scene needs a population to go to; add 'into',"
                + " or encode.on-into or encode.off-into");
    assertThat(
            minimal().line(5, "    recording: a.csv").line(6, "    encode: {pool: 2}").problems())
        .containsExactly(
            "job.yaml:4: inputs.camera: 'encode' needs a population to go to; add 'into',"
                + " or encode.on-into or encode.off-into");
  }

  @Test
  void aTargetMustExist() {
    assertThat(minimal().line(6, "    into: retna").problems())
        .containsExactly(
            "job.yaml:6: inputs.camera.into: no population 'retna', did you mean 'retina'?");
    assertThat(refused("off-into: cortex"))
        .containsExactly("job.yaml:7: inputs.camera.encode.off-into: no population 'cortex'");
  }

  @Test
  void everyValueIsChecked() {
    String at = "job.yaml:7: inputs.camera.encode.";
    assertThat(refused("pool: 0"))
        .containsExactly(at + "pool: expected a whole number from 1 to 65536, found '0'");
    for (String bad : new String[] {"65536.01", "-70000", ".nan", ".inf", "much"}) {
      assertThat(refused("on: " + bad))
          .containsExactly(at + "on: expected a number from -65536 to 65536, found '" + bad + "'");
    }
    assertThat(refused("region: [0, 0, 5]"))
        .containsExactly(at + "region: expected [x, y, width, height], found a list of 3");
    assertThat(refused("region: [0, 0, 0, 4]"))
        .containsExactly(
            at + "region: expected [x, y, width, height] that holds a pixel, found [0, 0, 0, 4]");
    assertThat(refused("region: [-1, 0, 4, 4]"))
        .containsExactly(
            at
                + "region: expected [x, y, width, height] of whole numbers from 0 to 65536,"
                + " found '-1'");
    assertThat(refused("flip-x: yes"))
        .containsExactly(at + "flip-x: expected one of true, false, found 'yes'");
    assertThat(refused("mask: none.csv"))
        .containsExactly(at + "mask: file not found: FOLDER/none.csv");
  }

  @Test
  void aKafkaTopicCannotBeFlipped() {
    assertThat(
            minimal()
                .line(5, "    kafka: {topic: events}")
                .line(6, "    into: retina\n    encode: {flip-x: true, flip-y: false}")
                .add("kafka: {bootstrap: embedded}")
                .problems())
        .containsExactly(
            "job.yaml:7: inputs.camera.encode.flip-x: flip-x needs the sensor's width,"
                + " which a Kafka topic does not tell");
  }

  private List<String> refused(String keys) {
    return withOnAndOff().line(6, "    into: retina\n    encode: {" + keys + "}").problems();
  }

  private Optional<EncodeConfig> encode(String keys) {
    return withOnAndOff().line(6, "    into: retina\n    encode: {" + keys + "}").input().encode();
  }

  private JobText withOnAndOff() {
    return minimal()
        .add("  on: {size: 4, behavior: tonic_spiking}")
        .add("  off: {size: 4, behavior: tonic_spiking}");
  }

  private JobText minimal() {
    return JobText.minimal(folder);
  }
}
