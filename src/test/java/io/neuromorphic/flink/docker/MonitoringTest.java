/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuromorphic.flink.architecture.ProjectFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Prometheus and Grafana of the compose file look where there is something to see. */
class MonitoringTest {

  private static final Path DOCKER = ProjectFiles.ROOT.resolve("docker");

  private Compose compose;
  private Map<String, Object> prometheus;

  @BeforeEach
  void readFiles() throws IOException {
    compose = Compose.read(Compose.FILE);
    prometheus = YamlFiles.read("docker/prometheus/prometheus.yaml");
  }

  @Test
  void prometheusReadsTheFileThatIsMounted() throws IOException {
    String file =
        compose.command("prometheus").stream()
            .filter(word -> word.startsWith("--config.file="))
            .map(word -> word.substring("--config.file=".length()))
            .findFirst()
            .orElseThrow();
    assertThat(mounted("prometheus", file)).isEqualTo(DOCKER.resolve("prometheus/prometheus.yaml"));
    assertThat(compose.command("prometheus"))
        .contains("--storage.tsdb.path=" + volume("prometheus", "prometheus-data"));
    List<String> rules = YamlFiles.strings(prometheus.get("rule_files"));
    assertThat(rules).isNotEmpty();
    for (String rule : rules) {
      Path path = mounted("prometheus", rule);
      assertThat(path).isRegularFile();
      assertThat(YamlFiles.read(ProjectFiles.ROOT.relativize(path).toString()))
          .containsKey("groups");
    }
  }

  @Test
  void everyFlinkProcessIsAskedForItsMetrics() throws IOException {
    String port =
        YamlFiles.texts(YamlFiles.read("docker/flink/config.yaml"))
            .get("metrics.reporter.prom.port");
    Set<String> asked = new TreeSet<>();
    for (Map<String, Object> job : YamlFiles.maps(prometheus.get("scrape_configs"))) {
      for (Map<String, Object> targets : YamlFiles.maps(job.get("static_configs"))) {
        asked.addAll(YamlFiles.strings(targets.get("targets")));
      }
      for (Map<String, Object> names : YamlFiles.maps(job.get("dns_sd_configs"))) {
        assertThat(names).containsEntry("type", "A");
        YamlFiles.strings(names.get("names"))
            .forEach(name -> asked.add(name + ":" + names.get("port")));
      }
    }
    assertThat(asked)
        .containsExactly("jobmanager:" + port, "taskmanager-2:" + port, "taskmanager:" + port);
    for (String target : asked) {
      String service = target.substring(0, target.indexOf(':'));
      assertThat(compose.services()).contains(service);
      assertThat(YamlFiles.strings(compose.service(service).get("expose"))).containsExactly(port);
    }
    for (String name : List.of("taskmanager", "taskmanager-2")) {
      assertThat(compose.healthCheck(name)).contains("http://localhost:" + port + "/metrics");
    }
  }

  /** Else nobody is told when one of them is silent. */
  @Test
  void theAlertOfSilentProcessesKnowsTheScrapeJobs() throws IOException {
    String alerts = ProjectFiles.read("docker/prometheus/alerts.yaml");
    Matcher jobs = Pattern.compile("up\\{job=~\"([^\"]*)\"\\}").matcher(alerts);
    assertThat(jobs.find()).isTrue();
    assertThat(List.of(jobs.group(1).split("\\|")))
        .as("and that of a cluster of processes")
        .containsExactlyInAnyOrder("jobmanager", "taskmanager", "flink");
    assertThat(YamlFiles.maps(prometheus.get("scrape_configs")))
        .extracting(job -> job.get("job_name").toString())
        .allMatch(name -> name.matches(jobs.group(1)));
  }

  @Test
  void grafanaAsksPrometheus() throws IOException {
    Map<String, Object> file = provisioning("datasources/prometheus.yaml");
    Map<String, Object> source = YamlFiles.maps(file.get("datasources")).get(0);
    assertThat(file).containsEntry("apiVersion", 1);
    assertThat(source).containsEntry("type", "prometheus").containsEntry("isDefault", true);
    String port =
        YamlFiles.strings(compose.service("prometheus").get("ports")).get(0).split(":", -1)[2];
    assertThat(source).containsEntry("url", "http://prometheus:" + port);
  }

  @Test
  void grafanaShowsTheDashboardsThatAreMounted() throws IOException {
    Map<String, Object> file = provisioning("dashboards/neuromorphic.yaml");
    Map<String, Object> provider = YamlFiles.maps(file.get("providers")).get(0);
    assertThat(file).containsEntry("apiVersion", 1);
    assertThat(provider).containsEntry("type", "file");
    String folder = YamlFiles.map(provider.get("options")).get("path").toString();
    assertThat(mounted("grafana", folder)).isDirectory();
    String home = compose.environment("grafana").get("GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH");
    assertThat(home).startsWith(folder + "/");
    JsonNode dashboard = new ObjectMapper().readTree(mounted("grafana", home).toFile());
    assertThat(dashboard.path("title").asText()).isNotBlank();
    assertThat(dashboard.path("panels").isArray()).isTrue();
  }

  /** The folder of provisioning is the one where Grafana looks unless it is told otherwise. */
  private Map<String, Object> provisioning(String file) throws IOException {
    Path path = mounted("grafana", "/etc/grafana/provisioning/" + file);
    return YamlFiles.read(ProjectFiles.ROOT.relativize(path).toString());
  }

  /** The project's file that a service sees at a path. */
  private Path mounted(String service, String path) {
    for (String volume : YamlFiles.strings(compose.service(service).get("volumes"))) {
      String[] parts = volume.split(":", -1);
      if (parts[0].startsWith("./") && (path + "/").startsWith(parts[1] + "/")) {
        File file =
            new File(DOCKER.resolve(parts[0]).normalize() + path.substring(parts[1].length()));
        assertThat(file).exists();
        return file.toPath();
      }
    }
    throw new AssertionError(service + " does not see " + path);
  }

  private String volume(String service, String name) {
    return YamlFiles.strings(compose.service(service).get("volumes")).stream()
        .filter(volume -> volume.startsWith(name + ":"))
        .map(volume -> volume.split(":", -1)[1])
        .findFirst()
        .orElseThrow();
  }
}
