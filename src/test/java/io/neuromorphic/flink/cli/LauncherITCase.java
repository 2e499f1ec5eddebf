/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuromorphic.flink.job.Eventually;
import io.neuromorphic.flink.job.ReferenceDigest;
import io.neuromorphic.flink.job.Spikes;
import io.neuromorphic.flink.job.compare.Spike;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/neuromorphic} as a user meets it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LauncherITCase {

  private static final Duration RUN = Duration.ofSeconds(90);
  private static final Duration SECONDS = Duration.ofSeconds(60);
  private static final String EVENT_CAMERA =
      Path.of("jobs/event-camera.yaml").toAbsolutePath().toString();
  private static final Pattern BROKER = Pattern.compile("Kafka broker at (127\\.0\\.0\\.1:\\d+)");

  private static final List<Launcher> UNREACHABLE = new ArrayList<>();
  @TempDir static Path waiting;
  private static ServerSocket silent;

  @TempDir Path folder;

  /** Their time is that of waiting, not of computing. */
  @BeforeAll
  static void startThoseThatWaitForKafka() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    for (int port : new int[] {closed, silent.getLocalPort()}) {
      UNREACHABLE.add(
          Launcher.start(
              waiting, "run", EVENT_CAMERA, "--set=kafka.bootstrap=127.0.0.1:" + port, "--json"));
    }
  }

  @AfterAll
  static void endThem() throws Exception {
    UNREACHABLE.forEach(Launcher::close);
    silent.close();
  }

  private static JsonNode onlyObject(String out) throws Exception {
    assertThat(out.lines()).hasSize(1);
    return new ObjectMapper().readTree(out);
  }

  @Test
  void theEventCameraEndsWithItsSummary() throws Exception {
    try (Launcher run = Launcher.start(folder, "run", EVENT_CAMERA)) {
      assertThat(run.status(RUN)).isZero();

      assertThat(run.out()).contains("event-camera", "2,500,000", "The books balance", "digest");
      assertThat(run.errLines()).anyMatch(line -> BROKER.matcher(line).matches());
      assertThat(run.errLines()).hasSizeLessThan(12);
      run.assertNothingIsLeft();
    }
  }

  private void assertSaysWhatTheFileHolds(JsonNode summary) throws Exception {
    List<Spike> spikes = Spikes.read(folder.resolve("spikes.csv"));
    assertThat(spikes).isNotEmpty();
    assertThat(summary.at("/spikes/retina").intValue()).isEqualTo(spikes.size());
    assertThat(summary.get("topics").get("spikes.retina").intValue()).isEqualTo(spikes.size());
    assertThat(summary.get("digest").textValue()).isEqualTo(ReferenceDigest.of(spikes));
  }

  private Launcher pacedRun(String... more) throws Exception {
    List<String> args =
        new ArrayList<>(
            List.of(
                "run",
                EVENT_CAMERA,
                "--set=inputs.camera.scene.duration=10m",
                "--set=inputs.camera.speed=1.0",
                "--set=outputs.spikes.file=spikes.csv"));
    args.addAll(List.of(more));
    Path part = folder.resolve("spikes.csv.part");
    Launcher run = Launcher.start(folder, args.toArray(String[]::new));
    return run.until(
        "the run is in its middle", () -> Files.exists(part) && Files.size(part) > 60_000);
  }

  @Test
  void ctrlCStopsThePacedRunWithItsSummaryAndItsReport() throws Exception {
    try (Launcher run = pacedRun("--report=report.html")) {
      assertThat(run.brokers()).hasSize(1);

      run.interrupt();

      assertThat(run.status(SECONDS)).isEqualTo(130);
      assertThat(run.out()).contains("The books balance", "digest");
      assertThat(folder.resolve("report.html"))
          .content()
          .contains("The run was stopped", "The books balance");
      assertThat(run.errLines()).noneMatch(line -> line.contains("Exception"));
      run.assertNothingIsLeft();
    }
  }

  @Test
  void terminatedItStopsAndEverySpikeItCountsHasBeenWritten() throws Exception {
    try (Launcher run = pacedRun("--json", "--set=parallelism=2")) {
      run.terminate();

      assertThat(run.status(SECONDS)).isEqualTo(143);
      JsonNode summary = onlyObject(run.out());
      assertThat(summary.fieldNames())
          .toIterable()
          .containsExactly(
              "job",
              "origin",
              "events",
              "steps",
              "neuron_steps",
              "spikes",
              "resets",
              "saturated",
              "digest",
              "topics",
              "wall_seconds",
              "events_per_second");
      assertSaysWhatTheFileHolds(summary);
      JsonNode books = summary.at("/events/camera");
      assertThat(books.fieldNames())
          .toIterable()
          .containsExactly("read", "integrated", "filtered", "late", "invalid", "pending");
      assertThat(books.get("read").longValue())
          .isPositive()
          .isEqualTo(books.get("integrated").longValue() + books.get("pending").longValue());
      for (String none : List.of("filtered", "late", "invalid")) {
        assertThat(books.get(none).intValue()).as(none).isZero();
      }
      // Two shards, which may have come to different steps.
      assertThat(summary.get("steps").longValue()).isPositive();
      assertThat(summary.get("neuron_steps").longValue())
          .isEqualTo(summary.get("steps").longValue() * 7_200);
      run.assertNothingIsLeft();
    }
  }

  @Test
  void killedItTakesItsBrokerWithIt() throws Exception {
    try (Launcher run = pacedRun()) {
      assertThat(run.brokers()).hasSize(1);

      run.kill();

      assertThat(run.status(SECONDS)).isEqualTo(137);
      Eventually.holds(
          "the broker ends",
          SECONDS,
          () -> run.brokers().stream().noneMatch(ProcessHandle::isAlive));
      assertThat(run.hasBrokerFolder()).isFalse();
    }
  }

  @Test
  void aBrokerIsKeptUntilCtrlC() throws Exception {
    try (Launcher run =
        Launcher.start(
            folder,
            "run",
            EVENT_CAMERA,
            "--keep-broker",
            "--set=inputs.camera.scene.duration=300ms")) {
      run.until("the summary is there", () -> run.out().contains("digest"));
      Matcher address = BROKER.matcher(run.err());
      assertThat(address.find()).isTrue();
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", address.group(1)))) {
        assertThat(admin.listTopics().names().get()).contains("spikes.retina");
      }
      assertThat(run.brokers()).hasSize(1);

      run.interrupt();

      assertThat(run.status(SECONDS)).isEqualTo(130);
      run.assertNothingIsLeft();
    }
  }

  @Test
  void aBadJobFileIsStatus2AndStartsNothing() throws Exception {
    String text = Files.readString(Path.of(EVENT_CAMERA)) + "paralelism: 2\n";
    Path job = Files.writeString(folder.resolve("bad.yaml"), text);
    try (Launcher bad = Launcher.start(folder, "run", job.toString())) {
      assertThat(bad.status(RUN)).isEqualTo(2);

      assertThat(bad.errLines())
          .singleElement()
          .asString()
          .contains(
              "bad.yaml:" + text.lines().count(), "'paralelism'", "did you mean 'parallelism'?");
      assertThat(bad.out()).isEmpty();
      bad.assertNothingIsLeft();
    }
  }

  @Test
  void aMissingJobFileIsStatus2() {
    StringWriter err = new StringWriter();
    int status =
        Main.execute(
            Main.commandLine(Main.commands()).setErr(new PrintWriter(err, true)),
            "run",
            "none.yaml");
    assertThat(status).isEqualTo(2);
    assertThat(err.toString().lines()).containsExactly("none.yaml: file not found");
  }

  /** On an idle machine within half a minute; here they ran beside all other tests. */
  @Test
  @Order(Integer.MAX_VALUE)
  void anUnreachableKafkaIsToldBeforeLong() throws Exception {
    for (Launcher run : UNREACHABLE) {
      assertThat(run.status(RUN)).isEqualTo(1);
      assertThat(run.lasted()).isLessThan(RUN);
      assertThat(run.out()).isEmpty();
      assertThat(run.errLines()).hasSizeLessThanOrEqualTo(3);
      assertThat(run.errLines().get(0)).startsWith("neuromorphic: Kafka at 127.0.0.1:");
      run.assertNothingIsLeft();
    }
  }
}
