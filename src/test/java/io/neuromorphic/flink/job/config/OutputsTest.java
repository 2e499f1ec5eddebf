/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.config.InputConfig.WireFormat;
import io.neuromorphic.flink.job.config.OutputsConfig.Delivery;
import io.neuromorphic.flink.job.config.OutputsConfig.OutputConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputsTest {

  private static final String KAFKA = "kafka: {bootstrap: embedded}";

  @TempDir Path folder;

  @Test
  void everyKeyIsRead() {
    JobConfig job =
        minimal()
            .add("outputs:")
            .add("  spikes: {kafka: {topic: \"spikes.{population}\"}, format: packet,")
            .add("    delivery: exactly-once, file: spikes.csv}")
            .add("  rejected: {kafka: {topic: rejected}, format: json, file: rejected.csv}")
            .add("checkpoints: {interval: 1s, dir: c}")
            .add("kafka: {bootstrap: \"a:1,[::1]:65535\", properties: {linger.ms: 5, acks: all}}")
            .read();

    OutputConfig spikes = job.outputs().spikes();
    assertThat(spikes.kafkaTopic()).contains("spikes.{population}");
    assertThat(spikes.topicOf("retina")).contains("spikes.retina");
    assertThat(spikes.format()).isEqualTo(WireFormat.PACKET);
    assertThat(spikes.delivery()).isEqualTo(Delivery.EXACTLY_ONCE);
    assertThat(spikes.file()).contains(folder.resolve("spikes.csv").toUri());
    OutputConfig rejected = job.outputs().rejected();
    assertThat(rejected.kafkaTopic()).contains("rejected");
    assertThat(rejected.delivery()).isEqualTo(Delivery.AT_LEAST_ONCE);
    assertThat(rejected.file()).contains(folder.resolve("rejected.csv").toUri());
    assertThat(job.kafka())
        .isEqualTo(
            new KafkaConfig(
                "a:1,[::1]:65535",
                false,
                Optional.empty(),
                Map.of("linger.ms", "5", "acks", "all")));
    assertThat(job.usesKafka()).isTrue();
  }

  @Test
  void anEmbeddedBrokerHasNoAddressYet() {
    assertThat(minimal().add(KAFKA).read().kafka())
        .isEqualTo(new KafkaConfig("", true, Optional.empty(), Map.of()));
  }

  @Test
  void aSlashAtTheEndMakesAFolder() throws IOException {
    assertThat(spikes("file: parts/").read().outputs().spikes().file().orElseThrow().toString())
        .isEqualTo(folder.toUri() + "parts/");
    Files.createDirectory(folder.resolve("parts"));
    assertThat(spikes("file: parts/").read().outputs().spikes().file().orElseThrow().toString())
        .isEqualTo(folder.toUri() + "parts/");
  }

  @Test
  void anOutputFileMustHaveAPlace() throws IOException {
    String at = "job.yaml:9: outputs.spikes.file: ";
    Files.createDirectory(folder.resolve("parts"));
    Files.createFile(folder.resolve("old.csv"));

    assertThat(spikes("file: no/spikes.csv").problems())
        .containsExactly(at + "folder not found: FOLDER/no");
    assertThat(spikes("file: parts").problems())
        .containsExactly(at + "FOLDER/parts is a folder; write 'parts/' for part files");
    assertThat(spikes("file: old.csv/").problems())
        .containsExactly(at + "FOLDER/old.csv is a file; write it without the slash");
    assertThat(spikes("file: {}").problems()).containsExactly(at + "expected a path, found a map");
  }

  @Test
  void filesDoNotMeet() throws IOException {
    Files.createFile(folder.resolve("in.csv"));

    assertThat(
            minimal().add("outputs: {spikes: {file: x.csv}, rejected: {file: ./x.csv}}").problems())
        .containsExactly(
            "job.yaml:9: outputs.rejected.file: FOLDER/x.csv is also that of outputs.spikes.file");
    assertThat(spikes("file: in.csv").line(5, "    recording: in.csv").problems())
        .containsExactly(
            "job.yaml:9: outputs.spikes.file: FOLDER/in.csv is also that of"
                + " inputs.camera.recording");
  }

  @Test
  void rejectedEventsAreJson() {
    assertThat(
            minimal()
                .add("outputs: {rejected: {kafka: {topic: r}, format: packet}}")
                .add(KAFKA)
                .problems())
        .containsExactly(
            "job.yaml:9: outputs.rejected.format: expected json, the only form of rejected events,"
                + " found 'packet'");
  }

  @Test
  void topicsAreChecked() {
    String at = "job.yaml:9: outputs.spikes.kafka";
    assertThat(spikes("kafka: {}").add(KAFKA).problems())
        .containsExactly(at + ": missing key 'topic'");
    assertThat(spikes("kafka: spikes").add(KAFKA).problems())
        .containsExactly(at + ": expected a map of topic, found 'spikes'");
    assertThat(spikes("kafka: {topic: \"spikes.{pop}\"}").add(KAFKA).problems())
        .containsExactly(
            at
                + ".topic: expected a topic name of 1 to 249 of the characters"
                + " A-Z a-z 0-9 . _ -, found 'spikes.{pop}'");
    assertThat(
            minimal()
                .add("outputs: {rejected: {kafka: {topic: \"r.{population}\"}}}")
                .add(KAFKA)
                .problems())
        .singleElement()
        .asString()
        .contains("found 'r.{population}'");
  }

  @Test
  void topicsDoNotMeet() {
    assertThat(
            minimal()
                .add("outputs: {spikes: {kafka: {topic: t}}, rejected: {kafka: {topic: t}}}")
                .add(KAFKA)
                .problems())
        .containsExactly(
            "job.yaml:9: outputs.rejected.kafka.topic: topic 't' is also that of"
                + " outputs.spikes.kafka.topic");
    assertThat(spikes("kafka: {topic: t}").line(5, "    kafka: {topic: t}").add(KAFKA).problems())
        .containsExactly(
            "job.yaml:9: outputs.spikes.kafka.topic: topic 't' is also that of"
                + " inputs.camera.kafka.topic");
    assertThat(
            minimal()
                .add("  a.b: {size: 4, behavior: tonic_spiking}")
                .add("  a_b: {size: 4, behavior: tonic_spiking}")
                .add("outputs: {spikes: {kafka: {topic: \"{population}\"}}}")
                .add(KAFKA)
                .problems())
        .containsExactly(
            "job.yaml:11: outputs.spikes.kafka.topic: topic 'a_b' differs from 'a.b' of"
                + " outputs.spikes.kafka.topic only in . and _, which Kafka refuses");
  }

  @Test
  void exactlyOnceNeedsCheckpoints() {
    String refusal =
        "job.yaml:9: outputs.spikes.delivery: exactly-once needs checkpoints;"
            + " add checkpoints: {interval: 1s, dir: ...}";

    assertThat(spikes("kafka: {topic: t}, delivery: exactly-once").add(KAFKA).problems())
        .containsExactly(refusal);
    assertThat(spikes("file: parts/, delivery: exactly-once").problems()).containsExactly(refusal);
    assertThat(
            spikes("kafka: {topic: t}")
                .add(KAFKA)
                .set("outputs.spikes.delivery=exactly-once")
                .problems())
        .containsExactly(
            "--set outputs.spikes.delivery=exactly-once: outputs.spikes.delivery: exactly-once"
                + " needs checkpoints; add checkpoints: {interval: 1s, dir: ...}");
    assertThat(spikes("file: one.csv, delivery: exactly-once").read().outputs().spikes().delivery())
        .isEqualTo(Delivery.EXACTLY_ONCE);
  }

  @Test
  void aTopicNeedsABroker() {
    String missing =
        "missing kafka.bootstrap, which topics need: embedded or HOST:PORT[,HOST:PORT...]";

    assertThat(spikes("kafka: {topic: t}").problems()).containsExactly("job.yaml:1: " + missing);
    assertThat(spikes("kafka: {topic: t}").add("kafka: {properties: {}}").problems())
        .containsExactly("job.yaml:10: kafka: " + missing);
  }

  @Test
  void anAddressHasAHostAndAPort() {
    for (String bad :
        List.of("localhost", "a:0", "a:65536", ":9092", "a:1,", "a b:1", "Embedded")) {
      assertThat(minimal().add("kafka: {bootstrap: \"" + bad + "\"}").problems())
          .containsExactly(
              "job.yaml:9: kafka.bootstrap: expected embedded or HOST:PORT[,HOST:PORT...], found '"
                  + bad
                  + "'");
    }
  }

  @Test
  void propertiesThatFollowFromOtherKeysAreRefused() {
    assertThat(properties("transactional.id: mine"))
        .containsExactly(
            "job.yaml:9: kafka.properties.transactional.id: may not be set here;"
                + " it is made from the job's name, or from kafka.transactional-id-prefix");
    assertThat(properties("bootstrap.servers: a:1"))
        .containsExactly(
            "job.yaml:9: kafka.properties.bootstrap.servers: may not be set here;"
                + " set kafka.bootstrap instead");
    for (String key : List.of("key", "value")) {
      for (String kind : List.of("serializer", "deserializer")) {
        assertThat(properties(key + "." + kind + ": x")).hasSize(1);
      }
    }
    assertThat(properties("acks: [all]"))
        .containsExactly(
            "job.yaml:9: kafka.properties.acks: expected a single value, found a list");
  }

  private List<String> properties(String properties) {
    return minimal()
        .add("kafka: {bootstrap: embedded, properties: {" + properties + "}}")
        .problems();
  }

  private JobText spikes(String keys) {
    return minimal().add("outputs: {spikes: {" + keys + "}}");
  }

  private JobText minimal() {
    return JobText.minimal(folder);
  }
}
