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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/neuromorphic} as a user meets it. */
class LauncherITCase {

  private static final Duration RUN = Duration.ofSeconds(90);
  private static final Duration SECONDS = Duration.ofSeconds(15);
  private static final String EVENT_CAMERA =
      Path.of("jobs/event-camera.yaml").toAbsolutePath().toString();
  private static final Pattern BROKER = Pattern.compile("Kafka broker at (127\\.0\\.0\\.1:\\d+)");

  @TempDir Path folder;

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

  @Test
  void jsonIsOneObjectOnStandardOutput() throws Exception {
    try (Launcher run =
        Launcher.start(
            folder,
            "run",
            EVENT_CAMERA,
            "--json",
            "--set=inputs.camera.scene.duration=500ms",
            "--set=outputs.spikes.file=spikes.csv")) {
      assertThat(run.status(RUN)).isZero();

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
      assertThat(summary.at("/events/camera").toString())
          .isEqualTo(
              "{\"read\":250000,\"integrated\":250000,\"filtered\":0,\"late\":0,\"invalid\":0,"
                  + "\"pending\":0}");
      assertThat(summary.get("steps").intValue()).isEqualTo(2 * 500);
      assertThat(summary.get("neuron_steps").intValue()).isEqualTo(500 * 14_400);
      assertSaysWhatTheFileHolds(summary);
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
      assertSaysWhatTheFileHolds(summary);
      JsonNode books = summary.at("/events/camera");
      assertThat(books.get("read").longValue())
          .isPositive()
          .isEqualTo(books.get("integrated").longValue() + books.get("pending").longValue());
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
    try (Launcher missing = Launcher.start(folder, "run", "none.yaml");
        Launcher bad = Launcher.start(folder, "run", job.toString())) {
      assertThat(missing.status(RUN)).isEqualTo(2);
      assertThat(bad.status(RUN)).isEqualTo(2);

      assertThat(missing.errLines()).containsExactly("none.yaml: file not found");
      assertThat(bad.errLines())
          .singleElement()
          .asString()
          .contains(
              "bad.yaml:" + text.lines().count(), "'paralelism'", "did you mean 'parallelism'?");
      assertThat(missing.out() + bad.out()).isEmpty();
      missing.assertNothingIsLeft();
      bad.assertNothingIsLeft();
    }
  }

  @Test
  void anUnreachableKafkaIsToldWithinHalfAMinute() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Launcher first = unreachable(closed);
        Launcher second = unreachable(silent.getLocalPort())) {
      for (Launcher run : List.of(first, second)) {
        assertThat(run.status(Duration.ofSeconds(30))).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).hasSizeLessThanOrEqualTo(3);
        assertThat(run.errLines().get(0)).startsWith("neuromorphic: Kafka at 127.0.0.1:");
        run.assertNothingIsLeft();
      }
    }
  }

  private Launcher unreachable(int port) throws Exception {
    return Launcher.start(
        folder, "run", EVENT_CAMERA, "--set=kafka.bootstrap=127.0.0.1:" + port, "--json");
  }
}
