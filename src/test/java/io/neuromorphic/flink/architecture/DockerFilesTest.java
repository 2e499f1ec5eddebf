/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The image and the compose file say what the project is. */
class DockerFilesTest {

  private static final String JOB_FOLDER = "/opt/flink/usrlib/jobs";
  private static final List<Class<?>> OPTIONS =
      List.of(CoreOptions.class, JobManagerOptions.class, TaskManagerOptions.class);

  private List<String[]> dockerfile;
  private Map<String, Map<String, Object>> services;

  @BeforeEach
  @SuppressWarnings("unchecked")
  void readFiles() throws Exception {
    dockerfile =
        ProjectFiles.read("docker/Dockerfile")
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> line.trim().split("\\s+"))
            .toList();
    Map<String, Object> compose =
        (Map<String, Object>)
            new Load(LoadSettings.builder().build())
                .loadFromString(ProjectFiles.read("docker/compose.yaml"));
    services = (Map<String, Map<String, Object>>) compose.get("services");
  }

  @Test
  void imageIsThatOfOurFlinkAndJava() throws Exception {
    String flink = ProjectFiles.inPom("<flink.version>(.*)</flink.version>");
    assertThat(arguments("FROM")).containsExactly("flink:" + flink + "-java17");
    assertThat(arguments("USER")).as("not root").containsExactly("flink");
  }

  @Test
  void imageCopiesTheJobJarAndTheJobs() throws Exception {
    Map<String, String> copies = new LinkedHashMap<>();
    for (String[] line : dockerfile) {
      if (line[0].equals("COPY")) {
        copies.put(line[line.length - 2], line[line.length - 1]);
      }
    }
    assertThat(copies)
        .isEqualTo(Map.of(ProjectFiles.jobJar(), "/opt/flink/usrlib/", "jobs", JOB_FOLDER));
    assertThat(ProjectFiles.ROOT.resolve("jobs")).isDirectory();
  }

  @Test
  void imageIsBuiltWhereItsSourcesAre() throws Exception {
    Map<?, ?> build = (Map<?, ?>) services.get("jobmanager").get("build");
    Path context = ProjectFiles.ROOT.resolve("docker").resolve((String) build.get("context"));
    assertThat(Files.isSameFile(context, ProjectFiles.ROOT)).isTrue();
    assertThat(context.resolve((String) build.get("dockerfile"))).isRegularFile();
    String image = "flink-neuromorphic:" + ProjectFiles.version();
    assertThat(services.get("jobmanager").get("image")).isEqualTo(image);
    assertThat(services.get("taskmanager").get("image")).isEqualTo(image);
  }

  @Test
  void jobManagerRunsOurMainOnAJobThatExists() throws Exception {
    List<String> command = command("jobmanager");
    assertThat(command).startsWith("standalone-job", "--job-classname");
    assertThat(command.get(3)).startsWith(JOB_FOLDER + "/");
    assertThat(command.subList(4, command.size()).stream().filter("--set"::equals)).hasSize(2);
    assertThat(Class.forName(command.get(2)).getMethod("main", String[].class)).isNotNull();
    String file = command.get(3).substring(JOB_FOLDER.length() + 1);
    assertThat(ProjectFiles.ROOT.resolve("jobs").resolve(file)).isRegularFile();
  }

  @Test
  void jobFindsKafkaWhereItListens() throws Exception {
    assertThat(services.get("kafka").get("image"))
        .isEqualTo("apache/kafka:" + ProjectFiles.inPom("<kafka.version>(.*)</kafka.version>"));
    String bootstrap = setting("kafka.bootstrap");
    Map<String, String> kafka = environment("kafka");
    Map<String, String> advertised = listeners(kafka.get("KAFKA_ADVERTISED_LISTENERS"));
    Map<String, String> bound = listeners(kafka.get("KAFKA_LISTENERS"));
    assertThat(advertised).containsEntry("INSIDE", bootstrap);
    assertThat(bootstrap).startsWith("kafka:").endsWith(bound.get("INSIDE"));
    assertThat(kafka)
        .containsEntry("KAFKA_INTER_BROKER_LISTENER_NAME", "INSIDE")
        .containsEntry("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@kafka" + bound.get("CONTROLLER"));
    assertThat(kafka.get("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP").split(","))
        .allSatisfy(entry -> assertThat(bound).containsKey(entry.split(":", -1)[0]))
        .hasSameSizeAs(bound.keySet());
    assertThat(command("topics")).containsSequence("--bootstrap-server", bootstrap);
    Map<?, ?> check = (Map<?, ?>) services.get("kafka").get("healthcheck");
    assertThat(strings(check.get("test"))).contains(bootstrap);
    String outside = advertised.get("OUTSIDE").substring("localhost:".length());
    assertThat(bound).containsEntry("OUTSIDE", ":" + outside);
    assertThat(ports("kafka")).containsExactly("127.0.0.1:" + outside + ":" + outside);
  }

  @Test
  void pageOfFlinkIsPublished() {
    int rest = RestOptions.PORT.defaultValue();
    assertThat(ports("jobmanager")).containsExactly("127.0.0.1:" + rest + ":" + rest);
  }

  @Test
  void checkpointsLieOnAVolumeThatBothSee() {
    String folder = setting("checkpoints.dir").substring("file://".length());
    assertThat(arguments("RUN")).contains(folder);
    for (String service : List.of("jobmanager", "taskmanager")) {
      assertThat(strings(services.get(service).get("volumes"))).contains("checkpoints:" + folder);
    }
  }

  @Test
  void servicesWaitForServicesThatExist() {
    assertThat(services.keySet()).containsExactly("kafka", "topics", "jobmanager", "taskmanager");
    services.forEach(
        (name, service) -> {
          Map<?, ?> after = (Map<?, ?>) service.getOrDefault("depends_on", Map.of());
          assertThat(services.keySet()).as(name).containsAll(strings(List.copyOf(after.keySet())));
        });
  }

  @Test
  void propertiesAreFlinksOwn() throws Exception {
    Map<String, String> properties = new LinkedHashMap<>();
    for (String line : environment("jobmanager").get("FLINK_PROPERTIES").lines().toList()) {
      String[] keyAndValue = line.split(": ", 2);
      properties.put(keyAndValue[0], keyAndValue[1]);
    }
    assertThat(environment("taskmanager")).isEqualTo(environment("jobmanager"));
    assertThat(optionKeys()).containsAll(properties.keySet());
    assertThat(properties).containsEntry("jobmanager.rpc.address", "jobmanager");
    assertThat(properties.values()).as("the image drops spaces").noneMatch(v -> v.contains(" "));
    // In the default options: env.java.opts.all would replace what the image opens for Flink.
    assertThat(properties)
        .containsEntry(
            CoreOptions.FLINK_DEFAULT_JVM_OPTIONS.key(), "--add-modules=jdk.incubator.vector")
        .doesNotContainKey(CoreOptions.FLINK_JVM_OPTIONS.key());
  }

  private static Set<String> optionKeys() throws IllegalAccessException {
    Set<String> keys = new TreeSet<>();
    for (Class<?> options : OPTIONS) {
      for (var field : options.getFields()) {
        if (Modifier.isStatic(field.getModifiers()) && field.getType() == ConfigOption.class) {
          keys.add(((ConfigOption<?>) field.get(null)).key());
        }
      }
    }
    return keys;
  }

  private List<String> arguments(String instruction) {
    return dockerfile.stream()
        .filter(line -> line[0].equals(instruction))
        .flatMap(line -> Arrays.stream(line).skip(1))
        .toList();
  }

  private List<String> command(String service) {
    return strings(services.get(service).get("command"));
  }

  private String setting(String key) {
    return command("jobmanager").stream()
        .filter(argument -> argument.startsWith(key + "="))
        .map(argument -> argument.substring(key.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  private List<String> ports(String service) {
    return strings(services.get(service).get("ports"));
  }

  private Map<String, String> environment(String service) {
    Map<String, String> values = new LinkedHashMap<>();
    ((Map<?, ?>) services.get(service).get("environment"))
        .forEach((key, value) -> values.put(key.toString(), value.toString()));
    return values;
  }

  /** Name to {@code host:port}, from {@code NAME://host:port,…}. */
  private static Map<String, String> listeners(String value) {
    Map<String, String> listeners = new LinkedHashMap<>();
    Stream.of(value.split(","))
        .map(listener -> listener.split("://", -1))
        .forEach(parts -> listeners.put(parts[0], parts[1]));
    return listeners;
  }

  private static List<String> strings(Object list) {
    return ((List<?>) list).stream().map(Object::toString).toList();
  }
}
