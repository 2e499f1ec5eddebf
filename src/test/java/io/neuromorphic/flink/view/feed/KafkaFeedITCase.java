/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.chaos.Signals;
import io.neuromorphic.flink.codec.json.JsonCameraEncoder;
import io.neuromorphic.flink.codec.json.JsonProbeEncoder;
import io.neuromorphic.flink.codec.json.JsonSpikeEncoder;
import io.neuromorphic.flink.codec.packet.PacketCameraEncoder;
import io.neuromorphic.flink.codec.packet.PacketProbeEncoder;
import io.neuromorphic.flink.codec.packet.PacketSpikeEncoder;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.job.Eventually;
import io.neuromorphic.flink.job.TestBroker;
import io.neuromorphic.flink.view.FrameBytes;
import io.neuromorphic.flink.view.SourceStatus.Phase;
import io.neuromorphic.flink.view.Viewer;
import io.neuromorphic.flink.view.history.HistoryState;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From records of topics to what the viewer's server answers; and a broker that goes and comes. */
class KafkaFeedITCase {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long SECOND = 1_000_000;

  @RegisterExtension static final TestBroker BROKER = TestBroker.of(KafkaFeedITCase.class);

  private Viewer viewer;
  private KafkaFeed feed;
  private String name;

  @BeforeEach
  void serve() throws Exception {
    name = BROKER.freshName();
    viewer = Viewer.open("a test", 0);
  }

  @AfterEach
  void close() {
    if (feed != null) {
      feed.close();
    }
    if (viewer != null) {
      viewer.close();
    }
  }

  private void start(boolean earliest) {
    TopicChoice choice =
        new TopicChoice(
            List.of(new TopicPattern(name + ".spikes*")),
            List.of(new TopicPattern(name + ".camera*")),
            List.of(new TopicPattern(name + ".probe")),
            320,
            240);
    feed =
        new KafkaFeed(
            BROKER.bootstrap(), Map.of(), choice, earliest, viewer.history(), viewer.source());
    feed.start();
  }

  private void send(String topic, byte[]... values) throws Exception {
    BROKER.send(
        List.of(values).stream()
            .map(value -> new ProducerRecord<byte[], byte[]>(name + topic, value))
            .toList());
  }

  private static SpikePacket spike(String population, long t, int neuron) {
    SpikePacket packet = new SpikePacket(population, 0, 1);
    packet.addStep(t, neuron, new int[] {0}, 1);
    return packet;
  }

  private static byte[] json(String population, long t, int neuron) {
    return new JsonSpikeEncoder().encode(spike(population, t, neuron), 0);
  }

  private static byte[] packet(SpikePacket packet) {
    return PacketSpikeEncoder.encode(packet).get(0);
  }

  private FrameBytes frame(String question) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(viewer.url() + "api/frame?" + question)).build();
    return FrameBytes.of(
        HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()).body());
  }

  private static void until(String what, Callable<Boolean> holds) throws Exception {
    Eventually.holds(what, PATIENCE, holds);
  }

  private void untilSpikes(long spikes) throws Exception {
    until(spikes + " spikes", () -> viewer.history().state().spikes() == spikes);
  }

  private void untilPhase(Phase phase) throws Exception {
    until("phase " + phase, () -> viewer.source().now().phase() == phase);
  }

  @Test
  void recordsOfEveryKindAreShown() throws Exception {
    for (String topic : List.of(".spikes.a", ".spikes.b", ".camera", ".probe")) {
      BROKER.topic(name + topic, 1);
    }
    SpikePacket silent = new SpikePacket("b", 0, 0);
    silent.setUntil(SECOND + 9_000);
    send(".spikes.a", json("a", SECOND, 3), json("a", SECOND + 2_000, 1));
    send(".spikes.b", packet(spike("b", SECOND + 4_000, 0)), packet(silent));
    CameraPacket seen = new CameraPacket(2);
    seen.add(SECOND, 3, 2, 1);
    seen.add(SECOND, 5, 2, 0);
    send(".camera", PacketCameraEncoder.encode(seen).get(0), JsonCameraEncoder.encode(seen, 0));
    ProbePacket samples = new ProbePacket("a", 0, 2);
    samples.add(SECOND, 3, -65, -13);
    samples.add(SECOND + 1_000, 3, -60, -12);
    send(".probe", PacketProbeEncoder.encode(samples).get(0));
    samples.add(SECOND + 2_000, 3, -55, -11);
    send(".probe", new JsonProbeEncoder().encode(samples, 2));

    start(true);
    untilSpikes(3);
    until("the camera", () -> frame("").head().at("/cameras/0/events").asInt() == 3);
    until("now", () -> frame("").head().get("now").asLong() == SECOND + 9_000);
    until("v", () -> frame("to=1003000&step=1000&columns=1&trace=3:a").v(0)[0] == -55);

    FrameBytes frame =
        frame(
            "step=1000&columns=10&population=a&population=b&trace=3:a&camera=" + name + ".camera");
    assertThat(frame.head().get("now").asLong()).isEqualTo(SECOND + 9_000);
    assertThat(frame.totals(0)).containsExactly(1, 0, 1, 0, 0, 0, 0, 0, 0, 0);
    assertThat(frame.cell(0, 3, 0)).isEqualTo(1);
    assertThat(frame.totals(1)).containsExactly(0, 0, 0, 0, 1, 0, 0, 0, 0, 0);
    assertThat(frame.activity(3, 2)).isEqualTo(2);
    assertThat(frame.activity(5, 2)).isEqualTo(1);
    assertThat(frame.v(0)).startsWith(-65, -65, -60, -60, -55, -55);
    assertThat(frame.head().get("phase").asText()).isEqualTo("reading");
    assertThat(frame.head().get("ignored").asInt()).isZero();
  }

  @Test
  void whatCannotBeReadIsCountedAndTold() throws Exception {
    BROKER.topic(name + ".spikes", 1);
    BROKER.topic(name + ".camera", 1);
    BROKER.topic(name + ".probe", 1);
    byte[] garbage = "garbage".getBytes(StandardCharsets.UTF_8);
    send(".spikes", garbage, "{\"t\":1}".getBytes(StandardCharsets.UTF_8), json("a", 1, 0));
    send(".camera", garbage, "{\"t\":1}".getBytes(StandardCharsets.UTF_8));
    send(".probe", garbage, json("a", 1, 0));
    BROKER.send(List.of(new ProducerRecord<>(name + ".spikes", null)));

    start(true);

    untilSpikes(1);
    until("seven are counted", () -> viewer.history().state().ignored() == 7);
    assertThat(viewer.source().problem()).startsWith(name + ".").contains("@");
  }

  /** A test of a whole batch: all of it comes with one poll. */
  @Test
  void oneBadRecordCostsItselfAlone() throws Exception {
    BROKER.topic(name + ".spikes", 1);
    BROKER.topic(name + ".camera", 1);
    send(
        ".spikes",
        json("a", SECOND, 0),
        json("a", SECOND, Integer.MAX_VALUE),
        json("a", Long.MAX_VALUE, 0),
        json("a", SECOND + 1_000, 1));
    CameraPacket seen = new CameraPacket(4);
    seen.add(1L << 62, 3, 2, 1);
    seen.add(SECOND, 3, 2, 1);
    seen.add(SECOND - 700_000_000L, 3, 2, 1);
    seen.add(SECOND + 1_000, 5, 2, 0);
    for (int i = 0; i < seen.size(); i++) {
      send(".camera", JsonCameraEncoder.encode(seen, i));
    }

    start(true);

    until("four are counted", () -> viewer.history().state().ignored() == 4);
    until("the camera", () -> frame("").head().at("/cameras/0/events").asInt() == 2);
    FrameBytes frame = frame("to=1002000&step=1000&columns=2&population=a");
    assertThat(frame.totals(0)).containsExactly(1, 1);
  }

  @Test
  void topicsThatComeUpLaterAreRead() throws Exception {
    start(false);
    untilPhase(Phase.WAITING);
    until("it waits", () -> viewer.source().now().detail().contains(name));

    BROKER.topic(name + ".spikes.new", 2);
    send(".spikes.new", json("new", SECOND, 0));

    untilSpikes(1);
    assertThat(viewer.source().now().detail()).isEqualTo(name + ".spikes.new");

    BROKER.topic(name + ".camera.left", 1);
    BROKER.topic(name + ".camera.right", 1);
    until("both cameras", () -> viewer.history().state().cameras().size() == 2);
    assertThat(viewer.history().state().cameras())
        .as("as large as was told, before their first event")
        .containsExactlyInAnyOrder(
            new HistoryState.Camera(name + ".camera.left", 320, 240, 0, 0),
            new HistoryState.Camera(name + ".camera.right", 320, 240, 0, 0));
  }

  @Test
  void fromLatestOnlyWhatComesIsShown() throws Exception {
    BROKER.topic(name + ".spikes", 1);
    send(".spikes", json("old", SECOND, 0));
    start(false);
    untilPhase(Phase.READING);

    // Where the end was when it began is asked in the background: what comes meanwhile may be
    // missed.
    until(
        "a new spike",
        () -> {
          send(".spikes", json("new", SECOND, 0));
          return viewer.history().state().spikes() > 0;
        });
    assertThat(viewer.history().state().populations())
        .extracting(population -> population.name())
        .containsExactly("new");
  }

  @Test
  void whatWasNeverCommittedIsNotShown() throws Exception {
    BROKER.topic(name + ".spikes", 1);
    Map<String, Object> settings =
        Map.of("bootstrap.servers", BROKER.bootstrap(), "transactional.id", name);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(name + ".spikes", json("aborted", SECOND, 0)));
      producer.flush();
      producer.abortTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(name + ".spikes", json("committed", SECOND, 0)));
      producer.commitTransaction();
    }

    start(true);

    untilSpikes(1);
    assertThat(viewer.history().state().populations().get(0).name()).isEqualTo("committed");
    assertThat(groups()).as("no consumer group is left").isEmpty();
  }

  private static List<String> groups() throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKER.bootstrap()))) {
      return admin.listGroups().all().get().stream().map(group -> group.groupId()).toList();
    }
  }

  @Test
  void aBrokerThatGoesAwayIsToldAndComesBack() throws Exception {
    BROKER.topic(name + ".spikes", 1);
    send(".spikes", json("p", SECOND, 0));
    start(true);
    untilSpikes(1);

    Signals.pause(BROKER.process());
    try {
      untilPhase(Phase.AWAY);
      assertThat(frame("").head().get("phase").asText()).isEqualTo("away");
      assertThat(frame("population=p&step=1000&columns=1&to=1001000").totals(0))
          .as("what was seen stays")
          .containsExactly(1);
    } finally {
      Signals.resume(BROKER.process());
    }

    untilPhase(Phase.READING);
    send(".spikes", json("p", 2 * SECOND, 0));
    untilSpikes(2);
  }
}
