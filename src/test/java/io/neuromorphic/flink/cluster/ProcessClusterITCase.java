/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.cli.Sockets;
import io.neuromorphic.flink.job.Eventually;
import io.neuromorphic.flink.job.TopicCreation;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessClusterITCase {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir Path temporary;

  @Test
  void isFoundAgainAndGoesOnWithWhatItHolds() throws Exception {
    Path folder = temporary.resolve("a cluster");
    ProcessCluster cluster =
        ProcessCluster.prepare(
            folder, ClusterOptions.defaults().withTaskManagers(1, 1), classPath());
    try {
      cluster.start(PATIENCE);
      makeTopic(cluster.bootstrap());

      ProcessCluster found = ProcessCluster.find(folder);
      assertThat(found.all()).allMatch(member -> member.process().isPresent());
      Member broker = found.broker().orElseThrow();
      long before = broker.process().orElseThrow().pid();
      broker.kill();
      assertThat(broker.process()).isEmpty();
      found.start(PATIENCE);
      assertThat(broker.process().orElseThrow().pid()).isNotEqualTo(before);
      assertThat(topics(found.bootstrap())).contains("kept");

      List<ProcessHandle> all =
          found.all().stream().map(Member::process).flatMap(Optional::stream).toList();
      assertThat(all).hasSize(3);
      found.stop();
      assertThat(all).noneMatch(ProcessHandle::isAlive);
      assertThat(Files.exists(found.jobManager().log())).isTrue();
    } finally {
      cluster.stop();
    }
  }

  @Test
  void everyProcessOfFlinkTellsItsMetricsOnLoopback() throws Exception {
    Path folder = temporary.resolve("metrics");
    ProcessCluster cluster =
        ProcessCluster.prepare(
            folder,
            ClusterOptions.defaults().withTaskManagers(1, 1).withBroker(false),
            classPath());
    try {
      cluster.start(PATIENCE);
      ProcessCluster found = ProcessCluster.find(folder);
      assertThat(get(found.jobManager())).contains("flink_jobmanager_numRegisteredTaskManagers");
      Member taskManager = found.taskManagers().get(0);
      assertThat(get(taskManager)).contains("flink_taskmanager_Status_JVM_Memory_Heap_Used{");
      for (Member member : found.all()) {
        assertThat(Sockets.of(member.process().orElseThrow().pid()))
            .extracting(Sockets.Listening::port)
            .contains(URI.create(member.metrics().orElseThrow()).getPort());
        assertThat(Sockets.of(member.process().orElseThrow().pid()))
            .allMatch(socket -> socket.address().isLoopbackAddress());
        assertThat(Files.readString(folder.resolve("conf/prometheus.yaml")))
            .contains("\"" + URI.create(member.metrics().orElseThrow()).getAuthority() + "\"");
      }
      taskManager.kill();
      found.start(PATIENCE);
      Eventually.holds("it tells them again", PATIENCE, () -> isAnswering(taskManager));
    } finally {
      cluster.stop();
    }
  }

  private static boolean isAnswering(Member member) throws Exception {
    try {
      return get(member).contains("flink_taskmanager_Status_JVM_Memory_Heap_Used{");
    } catch (ConnectException e) {
      return false;
    }
  }

  private static String get(Member member) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(member.metrics().orElseThrow()))
                .timeout(PATIENCE)
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  @Test
  void saysWhyAProcessHasEnded() throws Exception {
    ProcessCluster cluster =
        ProcessCluster.prepare(
            temporary.resolve("bad"),
            ClusterOptions.defaults()
                .withBroker(false)
                .withSettings(Map.of("taskmanager.memory.managed.size", "nonsense")),
            classPath());
    try {
      assertThatThrownBy(() -> cluster.start(PATIENCE))
          .isInstanceOf(ClusterException.class)
          .hasMessageContaining("taskmanager-")
          .hasMessageContaining("has ended")
          .hasMessageContaining("still running: jobmanager")
          .hasMessageContaining("'neuromorphic cluster stop --folder " + cluster.folder() + "'");
    } finally {
      cluster.stop();
    }
  }

  @Test
  void isNotMadeTwiceAndNotFoundWhereThereIsNone() throws Exception {
    Path folder = temporary.resolve("twice");
    ProcessCluster.prepare(folder, ClusterOptions.defaults(), classPath());
    assertThatThrownBy(() -> ProcessCluster.prepare(folder, ClusterOptions.defaults(), classPath()))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("already");
    assertThatThrownBy(() -> ProcessCluster.find(temporary.resolve("none")))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("there is no cluster in");
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static void makeTopic(String bootstrap) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      TopicCreation.create(admin, new NewTopic("kept", 1, (short) 1), 60);
    }
  }

  private static Iterable<String> topics(String bootstrap) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      return admin.listTopics().names().get(20, TimeUnit.SECONDS);
    }
  }
}
