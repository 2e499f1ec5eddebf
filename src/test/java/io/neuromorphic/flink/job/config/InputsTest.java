/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.config.InputConfig.Clock;
import io.neuromorphic.flink.job.config.InputConfig.ClockKind;
import io.neuromorphic.flink.job.config.InputConfig.KafkaTopic;
import io.neuromorphic.flink.job.config.InputConfig.Recording;
import io.neuromorphic.flink.job.config.InputConfig.Scene;
import io.neuromorphic.flink.job.config.InputConfig.StartOffset;
import io.neuromorphic.flink.job.config.InputConfig.WireFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {

  @TempDir Path folder;

  @BeforeEach
  void recordings() throws IOException {
    Files.createDirectories(folder.resolve("data/deep"));
    for (String name :
        new String[] {
          "b.csv", "a.csv", ".hidden.csv", "._a.csv", "_a.csv", "c.dat", "deep/d.csv"
        }) {
      Files.createFile(folder.resolve("data").resolve(name));
    }
  }

  @Test
  void currentsMayDecay() {
    assertThat(minimal().line(6, "    into: retina\n    tau-syn: 5ms").input().tauSynMicros())
        .hasValue(5_000);
    assertThat(minimal().input().tauSynMicros()).isEmpty();
    assertThat(minimal().line(6, "    into: retina\n    tau-syn: -5ms").problems())
        .containsExactly(
            "job.yaml:7: inputs.camera.tau-syn: expected a duration from 1us to 4194304ms,"
                + " found '-5ms'");
  }

  @Test
  void aRecordingIsAFile() {
    InputConfig input = minimal().line(5, "    recording: data/a.csv").input();

    assertThat(input.origin()).isEqualTo(recording("data/a.csv"));
    assertThat(input.bounded()).isTrue();
  }

  @Test
  void aRecordingIsAFolderWithoutItsHiddenFilesAndFolders() {
    assertThat(minimal().line(5, "    recording: data/").input().origin())
        .isEqualTo(recording("data/a.csv", "data/b.csv", "data/c.dat"));
  }

  @Test
  void aRecordingIsAPattern() {
    assertThat(minimal().line(5, "    recording: data/*.csv").input().origin())
        .isEqualTo(recording("data/a.csv", "data/b.csv"));
    assertThat(minimal().line(5, "    recording: d*/{a,c}.*").input().origin())
        .isEqualTo(recording("data/a.csv", "data/c.dat"));
    assertThat(minimal().line(5, "    recording: data/*/?.csv").input().origin())
        .isEqualTo(recording("data/deep/d.csv"));
  }

  @Test
  void aRecordingIsAListOfFilesFoldersAndPatternsEachFileOnce() {
    assertThat(
            minimal()
                .line(5, "    recording: [data/c.dat, 'data/*.csv', data/deep, data/a.csv]")
                .input()
                .origin())
        .isEqualTo(recording("data/c.dat", "data/a.csv", "data/b.csv", "data/deep/d.csv"));
  }

  @Test
  void namesMayHoldColonsBlanksAndLetters() throws IOException {
    Files.createDirectory(folder.resolve("times"));
    Files.createFile(folder.resolve("times/2024-01-01T12:00:00 größe%20.csv"));
    assertThat(minimal().line(5, "    recording: times").input().origin())
        .isEqualTo(recording("times/2024-01-01T12:00:00 größe%20.csv"));
    assertThat(minimal().line(5, "    recording: times/*:*.csv").input().origin())
        .isEqualTo(recording("times/2024-01-01T12:00:00 größe%20.csv"));
  }

  @Test
  void aRecordingMayBeAnAbsolutePathOrAFileUri() {
    Path file = folder.resolve("data/a.csv");

    assertThat(minimal().line(5, "    recording: " + file).input().origin())
        .isEqualTo(recording("data/a.csv"));
    assertThat(minimal().line(5, "    recording: " + file.toUri()).input().origin())
        .isEqualTo(recording("data/a.csv"));
  }

  @Test
  void aRecordingThatIsNotThereIsNamed() throws IOException {
    String at = "job.yaml:5: inputs.camera.recording: ";
    Files.createDirectories(folder.resolve("empty"));

    assertThat(minimal().line(5, "    recording: data/z.csv").problems())
        .containsExactly(at + "file not found: FOLDER/data/z.csv");
    assertThat(minimal().line(5, "    recording: data/*.evt3").problems())
        .containsExactly(at + "no file matches FOLDER/data/*.evt3");
    assertThat(minimal().line(5, "    recording: empty").problems())
        .containsExactly(at + "no files in the folder FOLDER/empty");
    assertThat(minimal().line(5, "    recording: data/[").problems())
        .containsExactly(at + "'[' is not a pattern");
    assertThat(minimal().line(5, "    recording: ''").problems())
        .containsExactly(at + "expected a path, found ''");
    assertThat(minimal().line(5, "    recording: nowhere://bucket/a.csv").problems())
        .singleElement()
        .asString()
        .startsWith(at + "cannot read nowhere://bucket/a.csv: ")
        .contains("scheme 'nowhere'");
    assertThat(minimal().line(5, "    recording: [data/a.csv, z.csv, [b]]").problems())
        .containsExactly(
            at + "file not found: FOLDER/z.csv",
            at
                + "expected a file, a folder, a pattern such as data/*.csv, or a list of those,"
                + " found a list");
    assertThat(minimal().line(5, "    recording: []").problems())
        .containsExactly(
            at
                + "expected a file, a folder, a pattern such as data/*.csv, or a list of those,"
                + " found an empty list");
  }

  @Test
  void aSceneHasDefaultsForEverything() {
    assertThat(minimal().input().origin())
        .isEqualTo(new Scene(640, 360, 5_000_000, 1_000_000, 1, 3, 3, 0.05));
  }

  @Test
  void everyKeyOfASceneIsRead() {
    String scene =
        "    scene: {size: [32, 16], duration: 10ms, rate: 1e4, seed: -7, bars: 1, dots: 0, noise: 1}";

    assertThat(minimal().line(5, scene).input().origin())
        .isEqualTo(new Scene(32, 16, 10_000, 10_000, -7, 1, 0, 1));
  }

  @Test
  void aSceneHasBounds() {
    String at = "job.yaml:5: inputs.camera.scene";
    assertThat(scene("size: [0, 5]"))
        .containsExactly(
            at + ".size: expected [width, height] of whole numbers from 1 to 65535, found '0'");
    assertThat(scene("size: 640"))
        .containsExactly(at + ".size: expected [width, height], found '640'");
    assertThat(scene("size: [1, 2, 3]"))
        .containsExactly(at + ".size: expected [width, height], found a list of 3");
    assertThat(scene("rate: 0"))
        .containsExactly(at + ".rate: expected a whole number from 1 to 1000000000, found '0'");
    assertThat(scene("duration: 25h"))
        .containsExactly(at + ".duration: expected a duration from 1us to 1d, found '25h'");
    assertThat(scene("noise: 1.5"))
        .containsExactly(at + ".noise: expected a number from 0 to 1, found '1.5'");
    assertThat(scene("bars: 0, dots: 0"))
        .containsExactly(
            at + ": a scene without bars and dots is all noise; add some, or write noise: 1");
  }

  @Test
  void aKafkaTopicIsReadFromItsStartForEver() {
    InputConfig input = kafka("topic: events").input();

    assertThat(input.origin())
        .isEqualTo(new KafkaTopic("events", WireFormat.JSON, StartOffset.EARLIEST, false));
    assertThat(input.bounded()).isFalse();
  }

  @Test
  void everyKeyOfAKafkaTopicIsRead() {
    InputConfig input =
        kafka("topic: events, format: packet, from: committed, until: latest").input();

    assertThat(input.origin())
        .isEqualTo(new KafkaTopic("events", WireFormat.PACKET, StartOffset.COMMITTED, true));
    assertThat(input.bounded()).isTrue();
  }

  @Test
  void aKafkaTopicIsChecked() {
    String at = "job.yaml:5: inputs.camera.kafka";
    assertThat(kafka("format: json").problems()).containsExactly(at + ": missing key 'topic'");
    assertThat(kafka("topic: a/b").problems())
        .containsExactly(
            at
                + ".topic: expected a topic name of 1 to 249 of the characters A-Z a-z 0-9 . _ -,"
                + " found 'a/b'");
    assertThat(kafka("topic: t, format: avro").problems())
        .containsExactly(at + ".format: expected one of json, packet, found 'avro'");
    assertThat(kafka("topic: t, from: lastest").problems())
        .containsExactly(
            at
                + ".from: expected one of earliest, latest, committed, found 'lastest',"
                + " did you mean 'latest'?");
    assertThat(kafka("topic: t, until: now").problems())
        .containsExactly(at + ".until: expected one of never, latest, found 'now'");
  }

  @Test
  void anInputHasExactlyOneSource() {
    assertThat(minimal().line(5, "    scene:").problems())
        .containsExactly(
            "job.yaml:4: inputs.camera: expected one of recording, scene, kafka, udp, tcp, found none");
    assertThat(
            minimal()
                .add("kafka: {bootstrap: embedded}")
                .line(5, "    scene: {}\n    kafka: {topic: t}")
                .problems())
        .containsExactly(
            "job.yaml:4: inputs.camera: expected one of recording, scene, kafka, udp,"
                + " tcp, found scene and kafka");
  }

  @Test
  void inputsHaveUniqueNames() {
    assertThat(
            minimal()
                .line(6, "    into: retina\n  - {name: camera, scene: {}, into: retina}")
                .problems())
        .containsExactly(
            "job.yaml:7: inputs.camera.name: another input has this name, at job.yaml:4");
    assertThat(minimal().line(4, "  - into: retina").line(6, "").problems())
        .containsExactly("job.yaml:4: inputs[0]: missing key 'name'");
    assertThat(minimal().line(6, "    into: retina\n  - just text").problems())
        .containsExactly("job.yaml:7: inputs[1]: expected a map of one input, found 'just text'");
  }

  @Test
  void speedIsMaxOrAFactor() {
    assertThat(minimal().input().speed()).isEmpty();
    assertThat(minimal().line(6, "    into: retina\n    speed: max").input().speed()).isEmpty();
    assertThat(minimal().line(6, "    into: retina\n    speed: 0.5").input().speed()).hasValue(0.5);
    for (String bad : new String[] {"0", "-1", "fast", ".inf"}) {
      assertThat(minimal().line(6, "    into: retina\n    speed: " + bad).problems())
          .containsExactly(
              "job.yaml:7: inputs.camera.speed: expected max or a factor above 0, found '"
                  + bad
                  + "'");
    }
    assertThat(kafka("topic: t").line(6, "    speed: 1.0").problems())
        .containsExactly(
            "job.yaml:6: inputs.camera.speed: expected max: only a recording or a scene can be"
                + " slowed down, found '1.0'");
  }

  @Test
  void anInputsClockMayBeMoved() {
    assertThat(clock("as-recorded")).isEqualTo(Clock.AS_RECORDED);
    assertThat(clock("from-zero")).isEqualTo(new Clock(ClockKind.FROM_ZERO, 0));
    assertThat(clock("align")).isEqualTo(new Clock(ClockKind.ALIGN, 0));
    assertThat(clock("{shift: 1500}")).isEqualTo(new Clock(ClockKind.SHIFT, 1_500));
    assertThat(clock("{shift: -2ms}")).isEqualTo(new Clock(ClockKind.SHIFT, -2_000));
    String at = "job.yaml:7: inputs.camera.time";
    assertThat(minimal().line(6, "    into: retina\n    time: shift").problems())
        .containsExactly(at + ": expected one of as-recorded, from-zero, align, found 'shift'");
    assertThat(minimal().line(6, "    into: retina\n    time: {shift: later}").problems())
        .containsExactly(at + ".shift: 'later' is not a duration; write e.g. 100us, 0.5ms, 2s, 1h");
    assertThat(minimal().line(6, "    into: retina\n    time: {}").problems())
        .containsExactly(at + ": missing key 'shift'");
    assertThat(minimal().line(6, "    into: retina\n    time: [1]").problems())
        .containsExactly(
            at + ": expected as-recorded, from-zero, align or {shift: ...}, found a list");
  }

  private Clock clock(String time) {
    return minimal().line(6, "    into: retina\n    time: " + time).input().clock();
  }

  private List<String> scene(String keys) {
    return minimal().line(5, "    scene: {" + keys + "}").problems();
  }

  private JobText kafka(String keys) {
    return minimal()
        .line(5, "    kafka: {" + keys + "}")
        .line(6, "")
        .add("kafka: {bootstrap: embedded}");
  }

  private Recording recording(String... names) {
    return new Recording(Arrays.stream(names).map(name -> folder.resolve(name).toUri()).toList());
  }

  private JobText minimal() {
    return JobText.minimal(folder);
  }
}
