/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.TestBroker;
import io.neuromorphic.flink.view.FrameBytes;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The viewer as it is started: of a run, and of topics. */
class ViewITCase {

  private static final Pattern URL = Pattern.compile("at (http://127\\.0\\.0\\.1:\\d+/)");
  private static final int STOPPED_BY_TERM = 143;

  @RegisterExtension static final TestBroker BROKER = new TestBroker();

  @TempDir Path folder;
  private RunProcess process;

  @AfterEach
  void end() {
    if (process != null) {
      process.close();
    }
  }

  private String start(String... args) throws Exception {
    process = RunProcess.start(folder, Map.of(), false, List.of(args));
    process.until("the address of the page", () -> URL.matcher(process.err()).find());
    Matcher url = URL.matcher(process.err());
    return url.find() ? url.group(1) : "";
  }

  private static FrameBytes frame(String url, String question) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + "api/frame?" + question)).build();
    return FrameBytes.of(
        HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()).body());
  }

  @Test
  void aRunIsShownAndItsPageStays() throws Exception {
    Path job =
        Files.writeString(
            folder.resolve("job.yaml"),
            """
            name: watched
            dt: 1ms
            parallelism: 2
            inputs:
              - {name: eye, scene: {size: [32, 24], duration: 500ms, rate: 100000}, into: retina, encode: {on: 30.0, off: 30.0}}
            populations:
              retina: {size: [32, 24], behavior: tonic_spiking, shards: 3}
              silent: {size: 5, behavior: tonic_spiking}
            outputs:
              spikes: {file: spikes.csv}
              probe: {neurons: {retina: [7]}, file: probe.csv}
            """);

    String url = start("run", job.toString(), "--view", "--json");
    process.until("its end", () -> process.err().contains("the run has ended; its view stays at"));

    FrameBytes frame =
        frame(url, "step=1000&columns=600&population=retina&camera=eye&trace=7:retina");
    long spikes = Files.readAllLines(folder.resolve("spikes.csv")).size() - 1;
    assertThat(process.out()).contains("\"job\":\"watched\"");
    assertThat(spikes).isPositive();
    assertThat(frame.head().get("phase").asText()).isEqualTo("ended");
    assertThat(frame.head().get("source").asText()).isEqualTo("run of watched");
    assertThat(frame.head().get("spikes").asLong()).isEqualTo(spikes);
    assertThat(LongStream.of(frame.totals(0)).sum()).isEqualTo(spikes);
    assertThat(frame.head().at("/populations/0/size").asInt()).isEqualTo(32 * 24);
    assertThat(frame.head().at("/populations/1/name").asText()).isEqualTo("silent");
    assertThat(frame.head().at("/cameras/0/events").asInt()).isEqualTo(50_000);
    assertThat(IntStream.range(0, 1_200).filter(i -> frame.v(0)[i] < -60)).isNotEmpty();
    assertThat(process.stop()).isEqualTo(STOPPED_BY_TERM);
  }

  /** What came before a failure stays in sight, under the same rule as after a success. */
  @Test
  void aRunThatFailsIsToldAndItsPageStays() throws Exception {
    StringBuilder currents = new StringBuilder("t,population,neuron,current\n");
    for (int t = 0; t < 600; t++) {
      currents.append(t * 1_000).append(",p,1,100.0\n");
    }
    Files.writeString(folder.resolve("currents.csv"), currents + "600000,p,9,1.0\n");
    Path job =
        Files.writeString(
            folder.resolve("job.yaml"),
            """
            name: broken
            dt: 1ms
            on-invalid: fail
            inputs:
              - {name: currents, recording: currents.csv, speed: 1.0}
            populations:
              p: {size: 3, behavior: tonic_spiking}
            outputs:
              spikes: {file: spikes.csv}
            """);

    String url = start("run", job.toString(), "--view");
    process.until("its end", () -> process.err().contains("the run has failed; its view stays at"));

    FrameBytes frame = frame(url, "step=1000&columns=600&population=p");
    assertThat(frame.head().get("phase").asText()).isEqualTo("failed");
    assertThat(frame.head().get("detail").asText())
        .startsWith("the run has failed: ")
        .contains("neuron");
    assertThat(frame.head().get("spikes").asLong()).isPositive();
    assertThat(process.stop()).isEqualTo(STOPPED_BY_TERM);
    assertThat(process.err().split("Run with --debug", -1)).as("told once").hasSize(2);
  }

  @Test
  void topicsAreShown() throws Exception {
    String topic = BROKER.topic(BROKER.freshName(), 1);
    BROKER.send(
        List.of(
            new ProducerRecord<>(
                topic,
                "{\"t\":1000,\"population\":\"p\",\"neuron\":4}"
                    .getBytes(StandardCharsets.UTF_8))));

    String url =
        start("view", "--kafka", BROKER.bootstrap(), "--topic", topic, "--from", "earliest");

    process.until("the spike", () -> frame(url, "").head().get("spikes").asInt() == 1);
    assertThat(frame(url, "").head().at("/populations/0/size").asInt()).isEqualTo(5);
    assertThat(process.err()).contains("view of " + topic, "until Ctrl-C");
    assertThat(process.stop()).isEqualTo(STOPPED_BY_TERM);
    assertThat(process.err()).doesNotContain("Exception");
  }
}
