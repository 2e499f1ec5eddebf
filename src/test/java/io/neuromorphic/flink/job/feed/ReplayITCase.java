/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.codec.evt3.Evt3Recordings;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.job.JobFile;
import io.neuromorphic.flink.job.JobStartException;
import io.neuromorphic.flink.job.TestBroker;
import io.neuromorphic.flink.job.feed.ReplayRequest.Times;
import io.neuromorphic.flink.job.run.FailureText;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.tool.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A job that reads what was replayed sees what a job that reads the recording sees. */
class ReplayITCase {

  private static final int EVENTS = 30_000;

  @RegisterExtension static final TestBroker BROKER = new TestBroker();
  private static final Map<String, RunSummary> DIRECT = new HashMap<>();

  @TempDir Path folder;
  private String topic;

  @BeforeEach
  void nameTopic() {
    topic = BROKER.freshName();
  }

  private TargetTopic target(boolean json, Optional<Integer> partitions) {
    return new TargetTopic(
        BROKER.bootstrap(), topic, partitions, json, 500, Map.of(), Duration.ofSeconds(20));
  }

  private FeedSummary replay(Path recording, double speed, boolean json, int partitions)
      throws Exception {
    Told told = new Told();
    FeedSummary summary =
        Replay.run(
            new ReplayRequest(
                recording.toString(),
                speed,
                1,
                Times.AS_RECORDED,
                0,
                target(json, Optional.of(partitions))),
            told);
    assertThat(told.summary).isEqualTo(summary);
    return summary;
  }

  private JobFile job(String input, String populations) throws IOException {
    return JobFile.of(
        folder,
        """
        name: replayed
        dt: 1ms
        parallelism: 2
        inputs:
          - {name: in, INPUT}
        populations:
          POPULATIONS
        outputs:
          rejected: {file: rejected.csv}
        kafka: {bootstrap: "BROKER"}
        """
            .replace("INPUT", input)
            .replace("POPULATIONS", populations)
            .replace("BROKER", BROKER.bootstrap()));
  }

  private void assertTheSame(Path recording, boolean json, String more, String populations)
      throws Exception {
    RunSummary direct = direct(recording, more, populations);
    RunSummary replayed =
        job(
                "kafka: {topic: %s, format: %s, from: earliest, until: latest}%s"
                    .formatted(topic, json ? "json" : "packet", more),
                populations)
            .run();
    assertThat(direct.spikes().values()).allMatch(spikes -> spikes > 0);
    assertThat(replayed.digest()).isEqualTo(direct.digest());
    assertThat(replayed.events()).isEqualTo(direct.events());
    assertThat(replayed.steps()).isEqualTo(direct.steps());
    assertThat(replayed.originMicros()).isEqualTo(direct.originMicros());
  }

  /** What a job says that reads the recording, whose bytes are the same in every test. */
  private RunSummary direct(Path recording, String more, String populations) throws Exception {
    RunSummary known = DIRECT.get(recording.getFileName().toString());
    if (known == null) {
      known = job("recording: " + recording + more, populations).run();
      DIRECT.put(recording.getFileName().toString(), known);
    }
    return known;
  }

  private Path camera() throws IOException {
    Random random = new Random(11);
    CameraPacket events = new CameraPacket(EVENTS);
    long t = 5_000_000;
    for (int i = 0; i < EVENTS; i++) {
      t += random.nextInt(60);
      events.add(t, random.nextInt(64), random.nextInt(48), random.nextInt(2));
    }
    return Files.write(folder.resolve("camera.raw"), Evt3Recordings.of(events));
  }

  private Path currents() throws IOException {
    Random random = new Random(12);
    StringBuilder rows = new StringBuilder("t,population,neuron,current\n");
    long t = 1_000_000;
    for (int i = 0; i < EVENTS; i++) {
      t += random.nextInt(60);
      rows.append("%d,%s,%d,%s%n".formatted(t, "abc".charAt(i % 3), i % 50, random.nextFloat(90)));
      if (i == EVENTS / 2) {
        rows.append(t).append(",a,-1,3\n").append(t).append(",a,1,NaN\n");
        rows.append(t).append(",nobody,1,3\n").append(t).append(",b,99999999999,3\n");
      }
    }
    return Files.writeString(folder.resolve("currents.csv"), rows);
  }

  @ParameterizedTest
  @CsvSource({"1,false", "3,false", "1,true", "3,true"})
  void aCameraReplayedIsTheCamera(int partitions, boolean json) throws Exception {
    Path recording = camera();
    FeedSummary summary = replay(recording, ReplayRequest.MAX_SPEED, json, partitions);
    assertThat(summary.events()).isEqualTo(EVENTS);
    assertThat(summary.records()).isBetween(json ? EVENTS : 50L, (long) EVENTS);
    assertTheSame(
        recording,
        json,
        ", into: retina, encode: {pool: 4, on: 40.0, off: 30.0}",
        "retina: {size: [16, 12], behavior: tonic_spiking}");
  }

  @ParameterizedTest
  @CsvSource({"1,false", "3,false", "3,true"})
  void currentsReplayedAreTheCurrents(int partitions, boolean json) throws Exception {
    Path recording = currents();
    FeedSummary summary = replay(recording, ReplayRequest.MAX_SPEED, json, partitions);
    assertThat(summary.events()).isEqualTo(EVENTS + 4);
    assertTheSame(
        recording,
        json,
        "",
        "{a: {size: 50, behavior: tonic_spiking}, b: {size: 50, behavior: tonic_bursting},"
            + " c: {size: 50, behavior: class_1_exc}}");
  }

  @Test
  void inRealTimeItIsTheSameAndTakesAsLong() throws Exception {
    Path recording = camera();
    FeedSummary summary = replay(recording, 1.0, false, 3);
    assertThat(summary.events()).isEqualTo(EVENTS);
    assertThat(summary.wallSeconds()).isBetween(0.85, 60.0);
    assertTheSame(
        recording,
        false,
        ", into: retina, encode: {pool: 4, on: 40.0, off: 30.0}",
        "retina: {size: [16, 12], behavior: tonic_spiking}");
  }

  @Test
  void currentsKeepToThePartitionOfTheirPopulation() throws Exception {
    replay(currents(), ReplayRequest.MAX_SPEED, true, 3);
    Set<String> places = new HashSet<>();
    Set<Integer> marked = new HashSet<>();
    long before = System.currentTimeMillis() - 60_000;
    for (ConsumerRecord<byte[], byte[]> record : BROKER.committed(topic)) {
      assertThat(record.timestamp()).isGreaterThan(before);
      if (record.key() == null) {
        marked.add(record.partition());
      } else {
        places.add(new String(record.key(), StandardCharsets.UTF_8) + record.partition());
      }
    }
    assertThat(places).contains("a1", "b2", "c0").hasSize(4);
    assertThat(marked).containsExactlyInAnyOrder(0, 1, 2);
  }

  @Test
  void aDamagedRecordingIsSentUpToTheDamageAndTold() throws Exception {
    byte[] cut = Arrays.copyOf(Files.readAllBytes(camera()), 50_001);
    Path damaged = Files.write(folder.resolve("cut.raw"), cut);
    FeedSummary summary = replay(damaged, ReplayRequest.MAX_SPEED, false, 1);
    assertThat(summary.events()).isBetween(1_000L, EVENTS - 1L);
    assertThat(summary.notes()).isNotEmpty();
  }

  @Test
  void aMissingTopicIsRefusedAndNotMade() throws Exception {
    Path recording = camera();
    ReplayRequest request =
        new ReplayRequest(
            recording.toString(), 1, 1, Times.AS_RECORDED, 0, target(false, Optional.empty()));
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> Replay.run(request, new Told()))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("no topic '" + topic + "'")
          .hasMessageContaining("--partitions N");
    }
  }

  @Test
  void noBrokerIsToldWithinSeconds() throws Exception {
    TargetTopic nowhere =
        new TargetTopic(
            "127.0.0.1:1",
            topic,
            Optional.empty(),
            false,
            1,
            Map.of("default.api.timeout.ms", "3000"),
            Duration.ofSeconds(20));
    assertThatThrownBy(
            () ->
                Replay.run(
                    new ReplayRequest(camera().toString(), 1, 1, Times.AS_RECORDED, 0, nowhere),
                    new Told()))
        .isInstanceOf(JobStartException.class)
        .hasMessageStartingWith("Kafka at 127.0.0.1:1: it does not answer")
        .satisfies(
            e -> assertThat(FailureText.withCause(e)).endsWith("starts one on this machine"));
  }

  @Test
  void whatIsNoRecordingIsRefusedByName() throws Exception {
    Path other = Files.writeString(folder.resolve("other.txt"), "once upon a time\n");
    assertThatThrownBy(() -> replay(other, 1, false, 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(other + ": byte 0: ")
        .hasMessageContaining("once upon a time");
  }
}
