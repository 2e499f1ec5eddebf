/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.architecture.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the services of the compose file are made of, and how they hang together. */
class ComposeServicesTest {

  /** It ends when its work is done. */
  private static final String ONCE = "topics";

  private static final Set<String> KEYS =
      Set.of(
          "build",
          "cap_drop",
          "command",
          "depends_on",
          "environment",
          "expose",
          "healthcheck",
          "image",
          "logging",
          "ports",
          "profiles",
          "restart",
          "security_opt",
          "volumes");
  private static final Set<String> HEALTH_KEYS =
      Set.of("test", "interval", "timeout", "retries", "start_period");

  private Compose compose;

  @BeforeEach
  void readFile() throws IOException {
    compose = Compose.read(Compose.FILE);
  }

  /** Compose itself would refuse others; it is not there to be asked. */
  @Test
  void keysAreThoseThatComposeKnows() {
    for (String name : compose.services()) {
      assertThat(KEYS).as(name).containsAll(compose.service(name).keySet());
      assertThat(HEALTH_KEYS)
          .as(name)
          .containsAll(YamlFiles.map(compose.service(name).get("healthcheck")).keySet());
    }
  }

  @Test
  void isTheWholeOfIt() {
    assertThat(compose.plainServices())
        .containsExactlyInAnyOrder(
            "kafka",
            "topics",
            "jobmanager",
            "taskmanager",
            "replayer",
            "spikes",
            "prometheus",
            "grafana");
  }

  @Test
  void secondTaskManagerIsAProfilesAndElseTheSame() {
    Map<String, Object> second = new LinkedHashMap<>(compose.service("taskmanager-2"));
    assertThat(second.remove("profiles")).isEqualTo(List.of("two-task-managers"));
    assertThat(second).isEqualTo(compose.service("taskmanager"));
    Set<String> others = new HashSet<>(compose.services());
    others.removeAll(compose.plainServices());
    assertThat(others).containsExactly("taskmanager-2");
  }

  @Test
  void imagesAreOursOrOfTheVersionsThatAreMeant() throws IOException {
    String own = "flink-neuromorphic:" + ProjectFiles.version();
    String kafka = "apache/kafka:" + ProjectFiles.inPom("<kafka.version>(.*)</kafka.version>");
    for (String name : compose.services()) {
      String image = compose.service(name).get("image").toString();
      switch (name) {
        case "kafka", "topics", "spikes" -> assertThat(image).as(name).isEqualTo(kafka);
        case "prometheus" -> assertThat(image).matches("prom/prometheus:v\\d+\\.\\d+\\.\\d+");
        case "grafana" -> assertThat(image).matches("grafana/grafana:\\d+\\.\\d+\\.\\d+");
        default -> assertThat(image).as(name).isEqualTo(own);
      }
    }
  }

  @Test
  void ownImageIsBuiltWhereItsSourcesAre() throws IOException {
    Map<String, String> build =
        YamlFiles.texts(YamlFiles.map(compose.service("jobmanager").get("build")));
    Path context = ProjectFiles.ROOT.resolve("docker").resolve(build.get("context"));
    assertThat(Files.isSameFile(context, ProjectFiles.ROOT)).isTrue();
    assertThat(build).containsEntry("dockerfile", Dockerfile.FILE);
  }

  @Test
  void nothingIsPublishedBeyondThisMachineAndNoPortTwice() {
    Set<String> published = new HashSet<>();
    for (String name : compose.services()) {
      for (String port : YamlFiles.strings(compose.service(name).get("ports"))) {
        String[] parts = port.split(":", -1);
        assertThat(parts).as(name).hasSize(3);
        assertThat(parts[0]).as(name).isEqualTo("127.0.0.1");
        assertThat(parts[1]).as(name).isEqualTo(parts[2]);
        assertThat(published.add(parts[1])).as(port).isTrue();
      }
      assertThat(compose.service(name)).as(name).doesNotContainKeys("network_mode", "privileged");
    }
    assertThat(published).containsExactlyInAnyOrder("9094", "8081", "9090", "3000");
  }

  @Test
  void publishedPortsAreThoseThatTheHealthChecksAsk() {
    for (String name : List.of("jobmanager", "prometheus", "grafana")) {
      String port = YamlFiles.strings(compose.service(name).get("ports")).get(0).split(":", -1)[2];
      String url = compose.healthCheck(name).get(compose.healthCheck(name).size() - 1);
      assertThat(java.net.URI.create(url).getPort()).as(name).isEqualTo(Integer.parseInt(port));
    }
    assertThat(org.apache.flink.configuration.RestOptions.PORT.defaultValue()).isEqualTo(8081);
  }

  @Test
  void volumesAreDeclaredAndUsedAndFoldersExist() {
    Set<String> used = new TreeSet<>();
    for (String name : compose.services()) {
      for (String volume : YamlFiles.strings(compose.service(name).get("volumes"))) {
        String[] parts = volume.split(":", -1);
        assertThat(parts[1]).as(volume).startsWith("/");
        if (parts[0].startsWith("./")) {
          assertThat(ProjectFiles.ROOT.resolve("docker").resolve(parts[0])).exists();
          assertThat(parts).as("%s is only read", volume).hasSize(3).endsWith("ro");
        } else {
          used.add(parts[0]);
        }
      }
    }
    assertThat(used).isEqualTo(compose.volumes());
  }

  @Test
  void whatRunsOnHasAHealthCheckAndIsStartedAgain() {
    for (String name : compose.services()) {
      if (!name.equals(ONCE)) {
        assertThat(compose.healthCheck(name)).as(name).isNotEmpty();
        assertThat(compose.service(name)).as(name).containsEntry("restart", "on-failure");
      }
    }
    assertThat(compose.service(ONCE)).doesNotContainKeys("healthcheck", "restart");
  }

  @Test
  void nobodyIsRootOrMayBecomeIt() {
    for (String name : compose.services()) {
      assertThat(compose.service(name))
          .as(name)
          .doesNotContainKey("user")
          .containsEntry("cap_drop", List.of("ALL"))
          .containsEntry("security_opt", List.of("no-new-privileges:true"));
    }
  }

  @Test
  void servicesWaitForWhatExistsAndCanBeReady() {
    for (String name : compose.services()) {
      YamlFiles.map(compose.service(name).get("depends_on"))
          .forEach(
              (other, how) -> {
                assertThat(compose.plainServices()).as(name).contains(other);
                String expected =
                    other.equals(ONCE) ? "service_completed_successfully" : "service_healthy";
                assertThat(YamlFiles.map(how)).as(name).isEqualTo(Map.of("condition", expected));
              });
    }
    assertThat(compose.service("jobmanager")).containsKey("depends_on");
  }

  @Test
  void exactlyOnceChangesTheDeliveryAndNothingElse() throws IOException {
    Map<String, Object> services =
        YamlFiles.map(YamlFiles.read(Compose.EXACTLY_ONCE).get("services"));
    assertThat(YamlFiles.read(Compose.EXACTLY_ONCE)).containsOnlyKeys("services");
    assertThat(services).containsOnlyKeys("jobmanager", "spikes");
    assertThat(YamlFiles.map(services.get("jobmanager"))).containsOnlyKeys("command");
    assertThat(YamlFiles.map(services.get("spikes"))).containsOnlyKeys("environment");
    Compose other = Compose.read(Compose.FILE, Compose.EXACTLY_ONCE);
    assertThat(other.command("jobmanager"))
        .isEqualTo(
            compose.command("jobmanager").stream()
                .map(word -> word.replace("=at-least-once", "=exactly-once"))
                .toList())
        .isNotEqualTo(compose.command("jobmanager"));
    assertThat(compose.environment("spikes")).containsEntry("ISOLATION_LEVEL", "read_uncommitted");
    assertThat(other.environment("spikes")).containsEntry("ISOLATION_LEVEL", "read_committed");
  }
}
