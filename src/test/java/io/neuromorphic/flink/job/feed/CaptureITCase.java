/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.neuromorphic.flink.codec.packet.PacketCameraEncoder;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.job.Eventually;
import io.neuromorphic.flink.job.JobFile;
import io.neuromorphic.flink.job.ReferenceDigest;
import io.neuromorphic.flink.job.Spikes;
import io.neuromorphic.flink.job.TestBroker;
import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.tool.Conversion;
import io.neuromorphic.flink.job.tool.OutFile;
import io.neuromorphic.flink.job.tool.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A recording of a topic or socket is, to a job, the topic or socket. */
class CaptureITCase {

  private static final int EVENTS = 30_000;
  private static final int PARTITIONS = 3;

  /** The earliest event, and the millisecond that it is in, µs. */
  private static final long FIRST = 6_995_250;

  private static final long ZERO = 6_995_000;

  /** What a marker tells after the last event, µs. */
  private static final long SILENCE = 30_000;

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final BooleanSupplier NEVER = () -> false;

  @RegisterExtension static final TestBroker BROKER = new TestBroker();
  @TempDir Path folder;

  private final String topic = BROKER.freshName();
  private final String currents = BROKER.freshName();

  private CaptureRequest request(String of, String file, boolean fromZero, boolean bounded) {
    return new CaptureRequest(
        "kafka://" + BROKER.bootstrap() + "/" + of,
        Optional.empty(),
        new OutFile(folder.resolve(file), file.endsWith(".raw") ? "evt3" : null, null, false),
        fromZero,
        Optional.empty(),
        new CaptureRequest.Topic(false, bounded, Map.of("metadata.max.age.ms", "200")),
        new CaptureRequest.Sensor(false, false));
  }

  private CaptureSummary capture(String of, String file) throws Exception {
    return capture(request(of, file, false, true));
  }

  private static CaptureSummary capture(CaptureRequest request) throws Exception {
    Heard heard = new Heard();
    CaptureSummary summary = Capture.run(request, heard, NEVER);
    assertThat(heard.summary).isEqualTo(summary);
    assertThat(heard.written).isBetween(0.0, 1.0);
    return summary;
  }

  private RunSummary run(String name, String camera, String currents) throws Exception {
    return JobFile.of(
            folder,
            """
            name: captured
            dt: 1ms
            out-of-orderness: 5ms
            inputs:
              - {name: camera, CAMERA, into: retina, encode: {pool: 4, on: 40.0, off: 30.0}}
              - {name: currents, CURRENTS}
            populations:
              retina: {size: [16, 12], behavior: tonic_spiking}
              a: {size: 40, behavior: tonic_spiking}
              b: {size: 40, behavior: tonic_bursting}
            outputs:
              spikes: {file: NAME.csv}
              rejected: {file: rejected.csv}
            kafka: {bootstrap: "BROKER"}
            """
                .replace("CAMERA", camera)
                .replace("CURRENTS", currents)
                .replace("NAME", name)
                .replace("BROKER", BROKER.bootstrap()))
        .run();
  }

  /** Disordered by less than the out-of-orderness of the job; the first is not the earliest. */
  private static long[] times(Random random) {
    long[] t = new long[EVENTS];
    for (int i = 0; i < EVENTS; i++) {
      t[i] = 7_000_000 + i * 40L - random.nextInt(4_000);
    }
    t[0] = 7_000_000;
    t[1] = FIRST;
    return t;
  }

  private void sendCamera() throws Exception {
    Random random = new Random(21);
    long[] t = times(random);
    BROKER.topic(topic, PARTITIONS);
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    List<CameraPacket> packets = new ArrayList<>();
    for (int p = 0; p < PARTITIONS; p++) {
      packets.add(new CameraPacket(0));
    }
    for (int i = 0; i < EVENTS; i++) {
      int partition = random.nextInt(PARTITIONS);
      CameraPacket packet = packets.get(partition);
      packet.add(t[i], random.nextInt(64), random.nextInt(48), random.nextInt(2));
      if (packet.size() == 100 || i >= EVENTS - PARTITIONS * 200) {
        packet.setUntil(t[i] - 4_000);
        add(records, partition, packet);
        packet.clear();
      }
    }
    for (int p = 0; p < PARTITIONS; p++) {
      add(records, p, packets.get(p));
    }
    records.add(new ProducerRecord<>(topic, 1, null, new byte[] {1, 2, 3}));
    BROKER.send(records);
  }

  private void add(
      List<ProducerRecord<byte[], byte[]>> records, int partition, CameraPacket packet) {
    for (byte[] record : PacketCameraEncoder.encode(packet)) {
      records.add(new ProducerRecord<>(topic, partition, null, record));
    }
  }

  /** Returns the last time. */
  private long sendCurrents() throws Exception {
    Random random = new Random(22);
    long[] t = times(random);
    BROKER.topic(currents, PARTITIONS);
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    records.add(json(0, "{\"until\":6000000}"));
    for (int i = 0; i < EVENTS; i++) {
      records.add(
          json(
              i % PARTITIONS,
              "{\"t\":%d,\"population\":\"%s\",\"neuron\":%d,\"current\":%s}"
                  .formatted(t[i], "ab".charAt(i % 2), i % 40, random.nextFloat(120))));
    }
    long last = Arrays.stream(t).max().getAsLong();
    records.add(json(1, "{\"t\":7000000,\"population\":\"a\",\"neuron\":-3,\"current\":1}"));
    records.add(json(2, "{\"t\":7000000,\"population\":\"a\",\"neuron\":3,\"current\":null}"));
    records.add(json(2, "nonsense"));
    records.add(json(0, "{\"until\":" + (last + SILENCE + 1) + "}"));
    BROKER.send(records);
    return last;
  }

  private ProducerRecord<byte[], byte[]> json(int partition, String text) {
    return new ProducerRecord<>(currents, partition, null, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A file holds no marker: what the live job spiked in the silence after the last event is all
   * that a run over the recordings lacks.
   */
  @Test
  void theSpikesAreThoseOfTheTopicsUpToTheLastEvent() throws Exception {
    sendCamera();
    long last = sendCurrents();
    RunSummary live =
        run(
            "live",
            "kafka: {topic: %s, format: packet, until: latest}".formatted(topic),
            "kafka: {topic: %s, format: json, until: latest}".formatted(currents));
    assertThat(live.spikes().values()).allMatch(spikes -> spikes > 100);
    assertThat(live.events().get("camera").late()).isZero();
    assertThat(live.events().get("currents").late()).isZero();

    captureCameraInThreeFormats();
    captureCurrents();
    RunSummary recorded = run("recorded", "recording: camera.raw", "recording: currents.csv");

    long end = (last / 1_000 + 1) * 1_000;
    List<Spike> all = Spikes.read(folder.resolve("live.csv"));
    List<Spike> upToTheEnd = all.stream().filter(spike -> spike.t() <= end).toList();
    assertThat(all).hasSizeGreaterThan(upToTheEnd.size());
    assertThat(recorded.digest()).isEqualTo(ReferenceDigest.of(upToTheEnd));
    assertThat(live.steps() - recorded.steps()).isEqualTo(3 * SILENCE / 1_000);
    assertThat(recorded.originMicros()).isEqualTo(live.originMicros()).isEqualTo(ZERO);
    assertThat(recorded.events().get("camera").integrated()).isEqualTo(EVENTS);
    assertThat(recorded.events().get("currents").integrated()).isEqualTo(EVENTS);

    assertThat(capture(request(topic, "camera0.raw", true, true)).shiftMicros()).isEqualTo(ZERO);
    assertThat(capture(request(currents, "currents0.csv", true, true)).firstMicros())
        .isEqualTo(FIRST - ZERO);
    RunSummary zero = run("zero", "recording: camera0.raw", "recording: currents0.csv");
    assertThat(zero.originMicros()).isZero();
    assertThat(zero.digest())
        .isEqualTo(
            ReferenceDigest.of(
                upToTheEnd.stream()
                    .map(s -> new Spike(s.t() - ZERO, s.population(), s.neuron()))
                    .toList()));
  }

  private void captureCameraInThreeFormats() throws Exception {
    Map<String, List<String>> rows = new HashMap<>();
    for (String file : new String[] {"camera.aedat4", "camera.csv", "camera.raw"}) {
      CaptureSummary summary = capture(topic, file);
      assertThat(summary.events()).isEqualTo(EVENTS);
      assertThat(summary.firstMicros()).isEqualTo(FIRST);
      assertThat(summary.disorderMicros()).isBetween(3_000L, 5_000L);
      assertThat(summary.notes()).containsEntry("events that are unparsable", 1L).hasSize(1);
      rows.put(file, rows(file));
    }
    assertThat(rows.get("camera.csv")).hasSize(EVENTS + 1);
    assertThat(rows.values()).allMatch(rows.get("camera.csv")::equals);
    assertThatThrownBy(() -> capture(topic, "camera.csv"))
        .isInstanceOf(UsageException.class)
        .hasMessageEndingWith("camera.csv: exists; --force replaces it");
  }

  private void captureCurrents() throws Exception {
    assertThatThrownBy(() -> capture(currents, "currents.aedat4"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("holds currents")
        .hasMessageContaining(".csv");
    CaptureSummary summary = capture(currents, "currents.csv");
    assertThat(summary.events()).isEqualTo(EVENTS);
    assertThat(summary.silenceMicros()).isEqualTo(SILENCE);
    assertThat(summary.notes())
        .containsEntry("events that are unparsable", 1L)
        .containsEntry("events without a possible neuron", 1L)
        .containsEntry("events without a possible current", 1L)
        .hasSize(3);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.endsWith(".part") || name.contains("currents.aedat4"));
    }
  }

  /** As CSV, ascending: what is of one time has no order of its own in every format. */
  private List<String> rows(String file) throws IOException {
    Path csv = folder.resolve(file + ".rows.csv");
    Conversion.of(
        new Conversion.Wish(folder.resolve(file).toString(), csv, "csv", null, false, false),
        fraction -> {});
    return Files.readAllLines(csv).stream().sorted().toList();
  }

  @Test
  void whatTheFormatCannotHoldIsKeptAsCsv() throws Exception {
    BROKER.topic(topic, 1);
    CameraPacket packet = new CameraPacket(2);
    packet.add(1_700_000_000_000_000L, 3, 4, 1);
    packet.add(1_700_000_000_000_010L, 5, 6, 0);
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    add(records, 0, packet);
    BROKER.send(records);
    Files.writeString(folder.resolve("wall.raw.csv"), "mine");
    assertThatThrownBy(() -> capture(topic, "wall.raw"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("all 2 events that came are in")
        .hasMessageContaining("wall.raw.2.csv instead: ")
        .hasMessageContaining("convert --from-zero");
    assertThat(folder.resolve("wall.raw.csv")).hasContent("mine");
    assertThat(folder.resolve("wall.raw")).doesNotExist();
    assertThat(Files.readAllLines(folder.resolve("wall.raw.2.csv")))
        .endsWith("1700000000000000,3,4,1", "1700000000000010,5,6,0")
        .hasSize(3);
  }

  @Test
  void partitionsThatATopicGetsMeanwhileAreReadUntilItIsDeleted() throws Exception {
    BROKER.topic(currents, 1);
    Heard heard = new Heard();
    AtomicBoolean stopped = new AtomicBoolean();
    CompletableFuture<CaptureSummary> capture =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Capture.run(
                    request(currents, "grown.csv", false, false), heard, stopped::get);
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e.getMessage(), e);
              }
            });
    String row = "{\"t\":%d,\"population\":\"a\",\"neuron\":%d,\"current\":1}";
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKER.bootstrap()))) {
      BROKER.send(List.of(json(0, row.formatted(1, 0))));
      Eventually.holds("it reads", PATIENCE, () -> capture.isDone() || heard.events == 1);
      admin.createPartitions(Map.of(currents, NewPartitions.increaseTo(3))).all().get();
      Eventually.holds("they are there", PATIENCE, () -> partitionsWithLeaders(admin) == 3);
      BROKER.send(
          List.of(
              json(2, row.formatted(4, 2)), json(0, row.formatted(3, 0)),
              json(2, row.formatted(5, 2)), json(1, row.formatted(2, 1))));
      Eventually.holds("it reads on", PATIENCE, () -> capture.isDone() || heard.events == 5);
      admin.deleteTopics(List.of(currents)).all().get();
      Eventually.holds("it ends by itself", PATIENCE, capture::isDone);
    } finally {
      stopped.set(true);
    }
    assertThatThrownBy(capture::get)
        .hasMessageContaining(
            "topic '%s' has been deleted; what came until then, 5 events, is in %s",
            currents, folder.resolve("grown.csv"));
    assertThat(heard.summary.notes())
        .containsOnly(
            entry("partitions that the topic got meanwhile: read from their beginning", 2L));
    assertThat(Files.readAllLines(folder.resolve("grown.csv")))
        .endsWith("1,a,0,1.0", "2,a,1,1.0", "3,a,0,1.0", "4,a,2,1.0", "5,a,2,1.0")
        .hasSize(6);
  }

  private long partitionsWithLeaders(Admin admin) throws Exception {
    return admin
        .describeTopics(List.of(currents))
        .allTopicNames()
        .get()
        .get(currents)
        .partitions()
        .stream()
        .filter(partition -> partition.leader() != null)
        .count();
  }

  @Test
  void aTopicWithoutEventsLeavesNoFile() throws Exception {
    BROKER.topic(currents, 1);
    assertThatThrownBy(() -> capture(currents, "x.csv"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no event came, so nothing was written; is this the topic");
    BROKER.send(List.of(json(0, "{\"t\":1,\"population\":\"a\",\"neuron\":1}")));
    assertThatThrownBy(() -> capture(currents, "x.csv"))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith(
            "no event came that could be written, but 1 records that are neither events of a"
                + " camera nor currents; --format says what they are");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aTopicThatIsNotThereIsRefusedWithTheNearest() throws Exception {
    BROKER.topic(topic + "-camera", 1);
    assertThatThrownBy(() -> capture(topic + "-camra", "x.csv"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("did you mean '" + topic + "-camera'");
  }
}
