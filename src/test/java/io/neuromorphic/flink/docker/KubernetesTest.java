/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.architecture.ProjectFiles;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.state.ShardKeys;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Kustomize makes of docker/kubernetes is what the operator takes, and runs our job. */
class KubernetesTest {

  private static final String FOLDER = "docker/kubernetes/";
  private static final String SMALL = FOLDER + "overlays/small";
  private static final String PRODUCTION = FOLDER + "overlays/production";

  @Test
  void everyFileIsPartOfAnOverlay() throws IOException {
    Set<String> used = new HashSet<>();
    for (String folder : List.of(FOLDER + "base", SMALL, PRODUCTION)) {
      used.add(folder + "/kustomization.yaml");
      Map<String, Object> file = YamlFiles.read(folder + "/kustomization.yaml");
      YamlFiles.strings(file.get("resources")).stream()
          .filter(name -> name.endsWith(".yaml"))
          .forEach(name -> used.add(folder + "/" + name));
      YamlFiles.maps(file.get("patches"))
          .forEach(patch -> used.add(folder + "/" + patch.get("path")));
    }
    try (Stream<Path> files = Files.walk(ProjectFiles.ROOT.resolve(FOLDER))) {
      assertThat(files.filter(Files::isRegularFile))
          .extracting(file -> ProjectFiles.ROOT.relativize(file).toString())
          .containsExactlyInAnyOrderElementsOf(used);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {SMALL, PRODUCTION})
  void objectsAreWhatTheOperatorAndKubernetesKnow(String overlay) throws Exception {
    try (OperatorApi operator = OperatorApi.load()) {
      for (Map<String, Object> object : Kustomization.build(overlay)) {
        assertThat(operator.problem(readable(object, operator))).as("%s", object).isEmpty();
      }
    }
  }

  @Test
  void whatNobodyKnowsIsFound() throws Exception {
    try (OperatorApi operator = OperatorApi.load()) {
      Map<String, Object> deployment = readable(deployment(SMALL), operator);
      Map<String, Object> spec = YamlFiles.map(deployment.get("spec"));
      assertThat(operator.problem(with(deployment, "spec", with(spec, "immage", "x"))))
          .contains("immage");
      Map<String, Object> template = YamlFiles.map(spec.get("podTemplate"));
      Map<String, Object> pod =
          with(YamlFiles.map(template.get("spec")), "securityContexts", Map.of());
      assertThat(
              operator.problem(
                  with(deployment, "spec", with(spec, "podTemplate", with(template, "spec", pod)))))
          .contains("securityContexts");
      Map<String, Object> job = with(YamlFiles.map(spec.get("job")), "upgradeMode", "save-point");
      assertThat(operator.problem(with(deployment, "spec", with(spec, "job", job))))
          .contains("upgradeMode");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {SMALL, PRODUCTION})
  void flinksConfigurationIsFlinksOwn(String overlay) throws Exception {
    Map<String, String> settings = settings(overlay);
    FlinkOptionKeys flink = FlinkOptionKeys.ofClassPath();
    List<String> others = flink.unknown(settings.keySet());
    try (OperatorApi operator = OperatorApi.load()) {
      assertThat(operator.autoscalerKeys().unknown(others)).isEmpty();
    }
    assertThat(others).allMatch(key -> key.startsWith("job.autoscaler."));
    for (String key : settings.keySet()) {
      assertThat(settings.keySet())
          .as("one inside the other")
          .noneMatch(k -> k.startsWith(key + "."));
    }
  }

  /**
   * The operator puts its own configuration in the place of the image's, with default options of
   * its chart: what the image adds to one key, a deployment adds to the other.
   */
  @ParameterizedTest
  @ValueSource(strings = {SMALL, PRODUCTION})
  void settingsAreThoseOfTheImage(String overlay) throws Exception {
    Map<String, String> image = YamlFiles.texts(YamlFiles.read("docker/flink/config.yaml"));
    String options = image.remove(CoreOptions.FLINK_DEFAULT_JVM_OPTIONS.key());
    assertThat(image).containsKey("metrics.reporter.prom.filterLabelValueCharacters");
    assertThat(settings(overlay))
        .containsAllEntriesOf(image)
        .containsEntry(CoreOptions.FLINK_JVM_OPTIONS.key(), options)
        .as("it would replace what the operator's chart opens for Flink")
        .doesNotContainKey(CoreOptions.FLINK_DEFAULT_JVM_OPTIONS.key());
  }

  @ParameterizedTest
  @ValueSource(strings = {SMALL, PRODUCTION})
  void runsOurJobFromOurImage(String overlay) throws Exception {
    Map<String, Object> spec = spec(overlay);
    assertThat(spec)
        .containsEntry("image", "flink-neuromorphic:" + ProjectFiles.version())
        .containsEntry("flinkVersion", flinkVersion());
    Map<String, Object> job = YamlFiles.map(spec.get("job"));
    String jar = Path.of(ProjectFiles.jobJar()).getFileName().toString();
    assertThat(job)
        .containsEntry("jarURI", "local:///opt/flink/usrlib/" + jar)
        .containsEntry("upgradeMode", "savepoint")
        .containsEntry("state", "running");
    String main = job.get("entryClass").toString();
    assertThat(Class.forName(main).getMethod("main", String[].class)).isNotNull();
    JobConfig parsed = JobCommand.parse(YamlFiles.strings(job.get("args")));
    assertThat(parsed.kafka().bootstrap()).endsWith(":9092");
    assertThat(parsed.parallelism()).as("the autoscaler's, not the job file's").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {SMALL, PRODUCTION})
  void stateLiesWhereEveryPodSeesIt(String overlay) throws Exception {
    Map<String, String> settings = settings(overlay);
    String checkpoints = jobFile(overlay).checkpoints().orElseThrow().dir();
    assertThat(settings)
        .as("the operator refuses upgradeMode: savepoint without")
        .containsEntry(CheckpointingOptions.CHECKPOINTS_DIRECTORY.key(), checkpoints)
        .containsKey(CheckpointingOptions.SAVEPOINT_DIRECTORY.key());
    List<String> places =
        List.of(
            checkpoints,
            settings.get(CheckpointingOptions.SAVEPOINT_DIRECTORY.key()),
            settings.get("high-availability.storageDir"));
    Map<String, Object> container = container(overlay);
    if (overlay.equals(PRODUCTION)) {
      assertThat(places).allMatch(place -> place.startsWith("s3://"));
      String flink = ProjectFiles.inPom("<flink.version>(.*)</flink.version>");
      assertThat(YamlFiles.maps(container.get("env")))
          .contains(
              Map.of(
                  "name",
                  "ENABLE_BUILT_IN_PLUGINS",
                  "value",
                  "flink-s3-fs-presto-" + flink + ".jar"));
    } else {
      Map<String, Object> mount = YamlFiles.maps(container.get("volumeMounts")).get(0);
      assertThat(places)
          .allMatch(place -> URI.create(place).getPath().startsWith(mount.get("mountPath") + ""));
      Map<String, Object> volume = YamlFiles.maps(pod(overlay).get("volumes")).get(0);
      assertThat(volume).containsEntry("name", mount.get("name"));
      Object claim = YamlFiles.map(volume.get("persistentVolumeClaim")).get("claimName");
      assertThat(
              Kustomization.build(overlay).stream()
                  .filter(o -> o.get("kind").equals("PersistentVolumeClaim"))
                  .map(o -> YamlFiles.map(o.get("metadata")).get("name")))
          .containsExactly(claim);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {SMALL, PRODUCTION})
  void resourcesAreEnoughForFlink(String overlay) throws Exception {
    Configuration settings = Configuration.fromMap(settings(overlay));
    settings.set(JobManagerOptions.TOTAL_PROCESS_MEMORY, memory(spec(overlay).get("jobManager")));
    settings.set(TaskManagerOptions.TOTAL_PROCESS_MEMORY, memory(spec(overlay).get("taskManager")));
    assertThat(
            JobManagerProcessUtils.processSpecFromConfig(settings)
                .getJvmHeapMemorySize()
                .getMebiBytes())
        .isGreaterThan(256);
    var taskManager = TaskExecutorProcessUtils.processSpecFromConfig(settings);
    assertThat(taskManager.getTaskHeapSize().getMebiBytes()).isGreaterThan(256);
    int replicas = (int) YamlFiles.map(spec(overlay).get("jobManager")).get("replicas");
    assertThat(replicas).isBetween(1, 2);
    assertThat(settings.toMap()).containsEntry("high-availability.type", "kubernetes");
  }

  @ParameterizedTest
  @ValueSource(strings = {SMALL, PRODUCTION})
  void podsAreNotRootsAndTellTheirMetrics(String overlay) throws Exception {
    Map<String, Object> container = container(overlay);
    assertThat(container).containsEntry("name", "flink-main-container");
    assertThat(YamlFiles.map(container.get("securityContext")))
        .containsEntry("allowPrivilegeEscalation", false)
        .containsEntry("capabilities", Map.of("drop", List.of("ALL")));
    assertThat(YamlFiles.map(pod(overlay).get("securityContext")))
        .containsEntry("runAsNonRoot", true);
    String port = settings(overlay).get("metrics.reporter.prom.port");
    assertThat(YamlFiles.maps(container.get("ports")))
        .contains(Map.of("name", "metrics", "containerPort", Integer.parseInt(port)));
    Map<String, Object> metadata =
        YamlFiles.map(YamlFiles.map(spec(overlay).get("podTemplate")).get("metadata"));
    assertThat(YamlFiles.map(metadata.get("annotations")))
        .containsEntry("prometheus.io/port", port)
        .containsEntry("prometheus.io/scrape", "true");
  }

  @Test
  void logsAsTheImageDoes() throws Exception {
    Map<String, String> files = YamlFiles.texts(spec(SMALL).get("logConfiguration"));
    assertThat(files).containsOnlyKeys("log4j-console.properties");
    Properties log = new Properties();
    log.load(new StringReader(files.get("log4j-console.properties")));
    Properties image = new Properties();
    image.load(new StringReader(ProjectFiles.read("docker/flink/log4j.properties")));
    assertThat(log).containsAllEntriesOf(image);
    assertThat(log)
        .containsEntry("rootLogger.appenderRef.console.ref", log.get("appender.console.name"));
  }

  @Test
  void productionIsForTheAutoscaler() throws Exception {
    Map<String, String> settings = settings(PRODUCTION);
    assertThat(settings)
        .containsEntry("job.autoscaler.enabled", "true")
        .containsEntry("jobmanager.scheduler", "adaptive");
    assertThat(Integer.parseInt(settings.get("job.autoscaler.vertex.max-parallelism")))
        .isBetween(parallelism(PRODUCTION), slotsWithShards(PRODUCTION));
    assertThat(settings(SMALL)).doesNotContainKey("job.autoscaler.enabled");
  }

  @ParameterizedTest
  @ValueSource(strings = {SMALL, PRODUCTION})
  void noSlotIsWithoutAShard(String overlay) throws Exception {
    assertThat(parallelism(overlay)).isBetween(1, slotsWithShards(overlay));
  }

  /**
   * Task managers' pods are Flink's own: what may be missing of them would be reckoned from the
   * JobManagers' replicas. And a budget of all JobManagers lets no node go.
   */
  @Test
  void aDrainedNodeLeavesAJobManager() throws Exception {
    Map<String, Object> budget =
        Kustomization.build(PRODUCTION).stream()
            .filter(object -> object.get("kind").equals("PodDisruptionBudget"))
            .findFirst()
            .orElseThrow();
    Map<String, Object> spec = YamlFiles.map(budget.get("spec"));
    assertThat(spec).containsOnlyKeys("minAvailable", "selector");
    Map<String, Object> selector = YamlFiles.map(spec.get("selector"));
    assertThat(YamlFiles.map(selector.get("matchLabels")))
        .containsEntry("app", YamlFiles.map(deployment(PRODUCTION).get("metadata")).get("name"))
        .containsEntry("component", "jobmanager");
    int replicas = (int) YamlFiles.map(spec(PRODUCTION).get("jobManager")).get("replicas");
    assertThat((int) spec.get("minAvailable")).isBetween(1, replicas - 1);
  }

  private static int parallelism(String overlay) throws IOException {
    return (int) YamlFiles.map(spec(overlay).get("job")).get("parallelism");
  }

  /** Shards of one key group are never in two slots. */
  private static int slotsWithShards(String overlay) throws IOException {
    return (int)
        jobFile(overlay).populations().stream()
            .flatMap(
                population ->
                    IntStream.range(0, population.shards())
                        .mapToObj(i -> ShardKeys.of(population.name(), i, population.shards())))
            .map(key -> KeyGroupRangeAssignment.assignToKeyGroup(key, ShardKeys.KEY_GROUPS))
            .distinct()
            .count();
  }

  private static JobConfig jobFile(String overlay) throws IOException {
    return JobCommand.parse(YamlFiles.strings(YamlFiles.map(spec(overlay).get("job")).get("args")));
  }

  /** The newest operator that can be had as a library may not know our Flink by name yet. */
  private static Map<String, Object> readable(Map<String, Object> object, OperatorApi operator)
      throws ReflectiveOperationException {
    Map<String, Object> spec = YamlFiles.map(object.get("spec"));
    Object version = spec.get("flinkVersion");
    if (version == null || operator.knowsFlink(version.toString())) {
      return object;
    }
    return with(object, "spec", with(spec, "flinkVersion", "v1_20"));
  }

  private static String flinkVersion() throws IOException {
    return "v"
        + Stream.of(ProjectFiles.inPom("<flink.version>(.*)</flink.version>").split("\\.", -1))
            .limit(2)
            .collect(Collectors.joining("_"));
  }

  private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
    Map<String, Object> copy = new LinkedHashMap<>(map);
    copy.put(key, value);
    return copy;
  }

  private static MemorySize memory(Object component) {
    Map<String, Object> resource = YamlFiles.map(YamlFiles.map(component).get("resource"));
    assertThat(Double.parseDouble(resource.get("cpu") + "")).isPositive();
    return MemorySize.parse(resource.get("memory") + "");
  }

  private static Map<String, Object> deployment(String overlay) throws IOException {
    return Kustomization.build(overlay).stream()
        .filter(object -> object.get("kind").equals("FlinkDeployment"))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Object> spec(String overlay) throws IOException {
    return YamlFiles.map(deployment(overlay).get("spec"));
  }

  private static Map<String, String> settings(String overlay) throws IOException {
    Map<String, Object> settings = YamlFiles.map(spec(overlay).get("flinkConfiguration"));
    assertThat(settings.values()).as("the operator takes texts").allMatch(String.class::isInstance);
    return YamlFiles.texts(settings);
  }

  private static Map<String, Object> pod(String overlay) throws IOException {
    return YamlFiles.map(YamlFiles.map(spec(overlay).get("podTemplate")).get("spec"));
  }

  private static Map<String, Object> container(String overlay) throws IOException {
    List<Map<String, Object>> containers = YamlFiles.maps(pod(overlay).get("containers"));
    assertThat(containers).hasSize(1);
    return containers.get(0);
  }
}
