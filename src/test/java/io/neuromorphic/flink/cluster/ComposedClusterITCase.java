/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuromorphic.flink.architecture.ProjectFiles;
import io.neuromorphic.flink.docker.Compose;
import io.neuromorphic.flink.job.Eventually;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docker compose up} starts, started without Docker. */
class ComposedClusterITCase {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SOME = 30;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  @TempDir Path folder;

  @Test
  void printsSpikesAndIsHealthy() throws Exception {
    Compose compose = Compose.read(Compose.FILE);
    try (ComposedCluster cluster = new ComposedCluster(folder, compose, imageSettings())) {
      cluster.start(List.of("taskmanager"));
      awaitSpikes(cluster, SOME);
      for (String service : List.of("jobmanager", "taskmanager")) {
        assertThat(status(cluster.healthUrl(service))).as(service).isEqualTo(200);
      }
      for (String service : List.of("kafka", "replayer", "spikes")) {
        assertThat(cluster.run(compose.healthCheck(service))).as(service).isZero();
      }
      assertThat(get(cluster.metricsUrl("jobmanager")))
          .contains("flink_jobmanager_numRegisteredTaskManagers");
      assertThat(get(cluster.metricsUrl("taskmanager")))
          .contains("flink_taskmanager_job_task_operator_numRecordsIn");
      assertThat(read(cluster)).allMatch(s -> s.get("population").textValue().equals("motion"));
      cluster.checkAll("kafka", "jobmanager", "taskmanager", "replayer", "spikes");
    }
  }

  @Test
  void exactlyOnceWithTwoTaskManagersOutlivesTheSecond() throws Exception {
    Compose compose = Compose.read(Compose.FILE, Compose.EXACTLY_ONCE);
    try (ComposedCluster cluster = new ComposedCluster(folder, compose, imageSettings())) {
      cluster.start(List.of("taskmanager", "taskmanager-2"));
      awaitSpikes(cluster, SOME);
      cluster.member("taskmanager-2").kill();
      Eventually.holds(
          "the job manager misses it",
          PATIENCE,
          () -> json(cluster.rest() + "/overview").get("taskmanagers").intValue() == 1);
      // The replayer's time is the wall clock's: what was fired since, the other one fired.
      long missed = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
      Eventually.holds(
          "spikes of later",
          PATIENCE,
          () -> {
            cluster.checkAll("kafka", "jobmanager", "taskmanager", "replayer", "spikes");
            return read(cluster).stream().anyMatch(s -> s.get("t").longValue() > missed);
          });
      List<String> spikes =
          read(cluster).stream().map(s -> s.get("t") + " " + s.get("neuron")).toList();
      assertThat(spikes).doesNotHaveDuplicates();
      cluster.checkAll("kafka", "jobmanager", "taskmanager", "replayer", "spikes");
    }
  }

  private static Map<String, String> imageSettings() throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String line : ProjectFiles.read("docker/flink/config.yaml").lines().toList()) {
      if (!line.startsWith("#")) {
        String[] keyAndValue = line.split(": ", 2);
        settings.put(keyAndValue[0], keyAndValue[1]);
      }
    }
    return settings;
  }

  private void awaitSpikes(ComposedCluster cluster, int number) throws Exception {
    Eventually.holds(
        number + " spikes",
        PATIENCE,
        () -> {
          cluster.checkAll("kafka", "jobmanager", "taskmanager", "spikes");
          return read(cluster).size() >= number;
        });
  }

  /** What the reader of spikes has printed; its last line may not be whole yet. */
  private static List<JsonNode> read(ComposedCluster cluster) throws IOException {
    String text = Files.readString(cluster.member("spikes").output());
    List<JsonNode> spikes = new ArrayList<>();
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
      if (line.startsWith("{")) {
        JsonNode spike = JSON.readTree(line);
        assertThat(spike.has("neuron")).as(line).isTrue();
        spikes.add(spike);
      }
    }
    return spikes;
  }

  private JsonNode json(String url) throws Exception {
    return JSON.readTree(get(url));
  }

  private String get(String url) throws Exception {
    return http.send(request(url), HttpResponse.BodyHandlers.ofString()).body();
  }

  private int status(String url) throws Exception {
    return http.send(request(url), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static HttpRequest request(String url) {
    return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10)).build();
  }
}
