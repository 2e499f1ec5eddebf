/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.codec.packet.PacketCameraEncoder;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.job.Eventually;
import io.neuromorphic.flink.job.JobFile;
import io.neuromorphic.flink.job.TestBroker;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.tool.Conversion;
import io.neuromorphic.flink.job.tool.OutFile;
import io.neuromorphic.flink.job.tool.UsageException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A recording of a topic or socket is, to a job, the topic or socket. */
class CaptureITCase {

  private static final int EVENTS = 30_000;
  private static final int PARTITIONS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final BooleanSupplier NEVER = () -> false;

  @RegisterExtension static final TestBroker BROKER = new TestBroker();
  @TempDir Path folder;

  private final String topic = BROKER.freshName();

  /** Remembers what it was told. */
  private static final class Heard implements CaptureListener {
    private volatile long events;
    private volatile double written = Double.NaN;
    private CaptureSummary summary;

    @Override
    public void progress(double seconds, double fraction, long soFar, Map<String, Long> notes) {
      events = soFar;
    }

    @Override
    public void writing(double seconds, double fraction) {
      written = fraction;
    }

    @Override
    public void finished(CaptureSummary finished) {
      summary = finished;
    }
  }

  private CaptureRequest request(String source, String format, String file) {
    return new CaptureRequest(
        source,
        Optional.ofNullable(format),
        new OutFile(folder.resolve(file), file.endsWith(".raw") ? "evt3" : null, null, false),
        Optional.empty(),
        new CaptureRequest.Topic(false, true, Map.of()),
        new CaptureRequest.Sensor(false, false));
  }

  private CaptureSummary capture(String file) throws Exception {
    Heard heard = new Heard();
    CaptureSummary summary =
        Capture.run(
            request("kafka://" + BROKER.bootstrap() + "/" + topic, null, file), heard, NEVER);
    assertThat(heard.summary).isEqualTo(summary);
    assertThat(heard.written).isBetween(0.0, 1.0);
    return summary;
  }

  private RunSummary run(String input, String populations) throws Exception {
    return JobFile.of(
            folder,
            """
            name: captured
            dt: 1ms
            out-of-orderness: 5ms
            inputs:
              - {name: in, INPUT}
            populations: POPULATIONS
            outputs:
              rejected: {file: rejected.csv}
            kafka: {bootstrap: "BROKER"}
            """
                .replace("INPUT", input)
                .replace("POPULATIONS", populations)
                .replace("BROKER", BROKER.bootstrap()))
        .run();
  }

  /** What comes at once is behind itself by less than the out-of-orderness of the job. */
  private static long[] times(Random random) {
    long[] t = new long[EVENTS];
    for (int i = 0; i < EVENTS; i++) {
      t[i] = 7_000_000 + i * 40L - random.nextInt(4_000);
    }
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
        for (byte[] record : PacketCameraEncoder.encode(packet)) {
          records.add(new ProducerRecord<>(topic, partition, null, record));
        }
        packet.clear();
      }
    }
    for (int p = 0; p < PARTITIONS; p++) {
      for (byte[] record : PacketCameraEncoder.encode(packets.get(p))) {
        records.add(new ProducerRecord<>(topic, p, null, record));
      }
    }
    records.add(new ProducerRecord<>(topic, 1, null, new byte[] {1, 2, 3}));
    BROKER.send(records);
  }

  @Test
  void ofACameraTheDigestIsThatOfTheTopic() throws Exception {
    sendCamera();
    String more = ", into: retina, encode: {pool: 4, on: 40.0, off: 30.0}";
    String populations = "{retina: {size: [16, 12], behavior: tonic_spiking}}";
    RunSummary live =
        run(
            "kafka: {topic: %s, format: packet, until: latest}%s".formatted(topic, more),
            populations);
    assertThat(live.spikes().values()).allMatch(spikes -> spikes > 100);
    assertThat(live.events().get("in").late()).isZero();
    Map<String, List<String>> rows = new HashMap<>();
    for (String file : new String[] {"camera.aedat4", "camera.csv", "camera.raw"}) {
      CaptureSummary summary = capture(file);
      assertThat(summary.events()).isEqualTo(EVENTS);
      assertThat(summary.disorderMicros()).isBetween(3_000L, 5_000L);
      assertThat(summary.notes()).containsEntry("events that are unparsable", 1L).hasSize(1);
      rows.put(file, rows(file));
    }
    assertThat(rows.get("camera.csv")).hasSize(EVENTS + 1);
    assertThat(rows.values()).allMatch(rows.get("camera.csv")::equals);
    RunSummary recorded = run("recording: camera.raw" + more, populations);
    assertThat(recorded.digest()).isEqualTo(live.digest());
    assertThat(recorded.steps()).isEqualTo(live.steps());
    assertThat(recorded.originMicros()).isEqualTo(live.originMicros());
    assertThat(recorded.events().get("in").integrated()).isEqualTo(EVENTS);
    assertThatThrownBy(() -> capture("camera.csv"))
        .isInstanceOf(UsageException.class)
        .hasMessageEndingWith("camera.csv: exists; --force replaces it");
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
    for (byte[] record : PacketCameraEncoder.encode(packet)) {
      records.add(new ProducerRecord<>(topic, 0, null, record));
    }
    BROKER.send(records);
    Files.writeString(folder.resolve("wall.raw.csv"), "mine");
    assertThatThrownBy(() -> capture("wall.raw"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("all 2 events are in")
        .hasMessageContaining("wall.raw.2.csv instead: ")
        .hasMessageContaining("convert --from-zero");
    assertThat(folder.resolve("wall.raw.csv")).hasContent("mine");
    assertThat(folder.resolve("wall.raw")).doesNotExist();
    assertThat(Files.readAllLines(folder.resolve("wall.raw.2.csv")))
        .endsWith("1700000000000000,3,4,1", "1700000000000010,5,6,0")
        .hasSize(3);
  }

  @Test
  void ofCurrentsTheDigestIsThatOfTheTopic() throws Exception {
    Random random = new Random(22);
    long[] t = times(random);
    BROKER.topic(topic, PARTITIONS);
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    records.add(json(0, "{\"until\":6000000}"));
    for (int i = 0; i < EVENTS; i++) {
      records.add(
          json(
              i % PARTITIONS,
              "{\"t\":%d,\"population\":\"%s\",\"neuron\":%d,\"current\":%s}"
                  .formatted(t[i], "ab".charAt(i % 2), i % 40, random.nextFloat(120))));
    }
    records.add(json(1, "{\"t\":7000000,\"population\":\"a\",\"neuron\":-3,\"current\":1}"));
    records.add(json(2, "{\"t\":7000000,\"population\":\"a\",\"neuron\":3,\"current\":null}"));
    records.add(json(2, "nonsense"));
    BROKER.send(records);
    String populations =
        "{a: {size: 40, behavior: tonic_spiking}, b: {size: 40, behavior: tonic_bursting}}";
    RunSummary live =
        run("kafka: {topic: %s, format: json, until: latest}".formatted(topic), populations);
    assertThat(live.spikes().values()).allMatch(spikes -> spikes > 100);
    assertThatThrownBy(() -> capture("currents.aedat4"))
        .hasMessageContaining("holds currents")
        .hasMessageContaining(".csv");
    CaptureSummary summary = capture("currents.csv");
    assertThat(summary.events()).isEqualTo(EVENTS);
    assertThat(summary.notes())
        .containsEntry("events that are unparsable", 1L)
        .containsEntry("events without a possible neuron", 1L)
        .containsEntry("events without a possible current", 1L)
        .hasSize(3);
    RunSummary recorded = run("recording: currents.csv", populations);
    assertThat(recorded.digest()).isEqualTo(live.digest());
    assertThat(recorded.steps()).isEqualTo(live.steps());
    assertThat(recorded.originMicros()).isEqualTo(live.originMicros());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("currents.csv", "job.yaml", "rejected.csv");
    }
  }

  private ProducerRecord<byte[], byte[]> json(int partition, String text) {
    return new ProducerRecord<>(topic, partition, null, text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aTopicWithoutEventsLeavesNoFile() throws Exception {
    BROKER.topic(topic, 1);
    assertThatThrownBy(() -> capture("x.csv"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no event came, so nothing was written; is this the topic");
    BROKER.send(List.of(json(0, "{\"t\":1,\"population\":\"a\",\"neuron\":1}")));
    assertThatThrownBy(() -> capture("x.csv"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("its records are neither events of a camera nor currents");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aTopicThatIsNotThereIsRefusedWithTheNearest() throws Exception {
    BROKER.topic(topic + "-camera", 1);
    assertThatThrownBy(
            () ->
                Capture.run(
                    request(
                        "kafka://" + BROKER.bootstrap() + "/" + topic + "-camra", null, "x.csv"),
                    new Heard(),
                    NEVER))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("did you mean '" + topic + "-camera'");
  }

  @Test
  void ofASocketEveryEventIsThereUnderItsOwnTime() throws Exception {
    int port;
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Heard heard = new Heard();
    AtomicBoolean stopped = new AtomicBoolean();
    CompletableFuture<CaptureSummary> capture =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Capture.run(
                    request("udp://127.0.0.1:" + port, "faery-t64", "socket.csv"),
                    heard,
                    stopped::get);
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    List<String> expected = new ArrayList<>();
    Random random = new Random(23);
    try (DatagramSocket socket = new DatagramSocket()) {
      byte[] hello = datagram(new long[] {900_000}, random, new ArrayList<>());
      Eventually.holds(
          "it receives",
          PATIENCE,
          () -> {
            send(socket, port, hello);
            return capture.isDone() || heard.events > 0;
          });
      for (int i = 0; i < 200; i++) {
        long[] t = new long[40];
        for (int j = 0; j < t.length; j++) {
          t[j] = 1_000_000 + i * 500L + j * 10L;
        }
        send(socket, port, datagram(t, random, expected));
      }
    }
    Eventually.holds(
        "all came", PATIENCE, () -> capture.isDone() || heard.events > expected.size());
    stopped.set(true);
    CaptureSummary summary = capture.get();
    List<String> rows = Files.readAllLines(folder.resolve("socket.csv"));
    assertThat(rows).hasSize((int) summary.events() + 1);
    assertThat(rows.subList(rows.size() - expected.size(), rows.size())).isEqualTo(expected);
    assertThat(rows.get(rows.size() - expected.size() - 1)).startsWith("900000,");
    assertThat(summary.firstMicros()).isEqualTo(900_000);
    assertThat(summary.lastMicros()).isEqualTo(1_000_000 + 199 * 500L + 390);
  }

  /** As rows of CSV they are added to a list. */
  private static byte[] datagram(long[] t, Random random, List<String> rows) {
    ByteBuffer bytes = ByteBuffer.allocate(13 * t.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long micros : t) {
      int x = random.nextInt(640);
      int y = random.nextInt(480);
      int polarity = random.nextInt(2);
      bytes.putLong(micros).putShort((short) x).putShort((short) y).put((byte) polarity);
      rows.add(micros + "," + x + "," + y + "," + polarity);
    }
    return bytes.array();
  }

  private static void send(DatagramSocket socket, int port, byte[] bytes) throws IOException {
    socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
  }
}
