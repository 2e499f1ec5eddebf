/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.architecture.ProjectFiles;
import io.neuromorphic.flink.broker.LastingBroker;
import io.neuromorphic.flink.docker.Compose;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.container.entrypoint.StandaloneApplicationClusterEntryPoint;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/**
 * The services of a compose file as processes of this machine: the settings, the commands and their
 * order are the file's; hosts, ports and folders are put in, and what the images' entry points and
 * Flink's scripts do is done here.
 */
final class ComposedCluster implements AutoCloseable {

  /** What only one process a machine can have, or has another name here. */
  private static final List<String> BROKER_PLACES =
      List.of(
          "node.id",
          "process.roles",
          "controller.quorum.voters",
          "controller.listener.names",
          "inter.broker.listener.name",
          "listeners",
          "advertised.listeners",
          "listener.security.protocol.map",
          "log.dirs");

  private static final String HOST = ProcessCluster.HOST;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Compose compose;
  private final ClusterPlace place;
  private final ImageFolder image;
  private final List<Integer> ports = FreePorts.find(5);
  private final Map<String, Member> members = new LinkedHashMap<>();
  private final Readiness ready = new Readiness(PATIENCE);
  private final Configuration settings;
  private final String bootstrap;

  /** Prepares one; nothing runs yet. */
  ComposedCluster(Path folder, Compose compose, Map<String, String> imageSettings)
      throws IOException {
    this.compose = compose;
    this.place = ClusterPlace.of(folder.resolve("cluster"));
    place.make();
    this.image = ImageFolder.make(folder.resolve("image"));
    Map<String, String> broker = new LinkedHashMap<>(compose.brokerProperties());
    BROKER_PLACES.forEach(broker::remove);
    this.bootstrap = LastingBroker.prepare(place.broker(), broker);
    this.settings = Configuration.fromMap(settings(imageSettings));
    Files.writeString(
        image.flink().resolve("conf/config.yaml"), FlinkSettings.yaml(settings.toMap()));
    Logging.write(place);
  }

  private Map<String, String> settings(Map<String, String> imageSettings) {
    Map<String, String> all = new TreeMap<>(imageSettings);
    compose.flinkProperties("jobmanager").forEach((key, value) -> all.put(key, placed(value)));
    all.put("jobmanager.rpc.address", HOST);
    all.put("jobmanager.rpc.port", "" + ports.get(0));
    all.put("jobmanager.bind-host", HOST);
    all.put("rest.address", HOST);
    all.put("rest.port", "" + ports.get(1));
    all.put("rest.bind-address", HOST);
    all.put("taskmanager.host", HOST);
    all.put("taskmanager.bind-host", HOST);
    all.put("io.tmp.dirs", place.temporary().toString());
    return all;
  }

  /**
   * Starts broker, topics and job manager, then some task managers, the replayer and the reader.
   */
  void start(List<String> taskManagers) throws Exception {
    List<String> broker = new ArrayList<>(List.of(ImageFolder.java().toString(), "-Xmx512m"));
    broker.addAll(LastingBroker.jvmOptions(place.broker()));
    broker.addAll(LastingBroker.program(place.broker()));
    String own =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    start("kafka", broker, own);
    ready.awaitPort(member("kafka"), bootstrap);
    assertThat(run(compose.command("topics"))).as("the topics are made").isZero();
    startJobManager();
    for (String name : taskManagers) {
      startTaskManager(name);
    }
    start("spikes", withEnvironment("spikes", placed(compose.command("spikes"))), "");
    ready.awaitTaskManagers(
        member("jobmanager"),
        HOST + ":" + ports.get(1),
        taskManagers.stream().map(this::member).toList());
    start("replayer", placed(compose.command("replayer")), "");
  }

  private List<String> withEnvironment(String service, List<String> command) {
    List<String> words = new ArrayList<>(List.of("env"));
    compose.environment(service).forEach((name, value) -> words.add(name + "=" + value));
    words.addAll(command);
    return words;
  }

  private void startJobManager() throws IOException {
    List<String> command = placed(compose.command("jobmanager"));
    assertThat(command.get(0)).isEqualTo("standalone-job");
    var memory = JobManagerProcessUtils.processSpecFromConfig(settings);
    startFlink(
        "jobmanager",
        JobManagerProcessUtils.generateJvmParametersStr(memory, settings),
        JobManagerProcessUtils.generateDynamicConfigsStr(memory),
        StandaloneApplicationClusterEntryPoint.class.getName(),
        command.subList(1, command.size()));
  }

  private void startTaskManager(String name) throws IOException {
    assertThat(compose.command(name)).containsExactly("taskmanager");
    var memory = TaskExecutorProcessUtils.processSpecFromConfig(settings);
    startFlink(
        name,
        ProcessMemoryUtils.generateJvmParametersStr(memory),
        TaskExecutorProcessUtils.generateDynamicConfigsStr(memory)
            + " -D taskmanager.resource-id="
            + name,
        TaskManagerRunner.class.getName(),
        List.of());
  }

  /** As Flink's scripts do: memory and options from the settings, then the arguments. */
  private void startFlink(
      String name, String jvm, String dynamic, String main, List<String> arguments)
      throws IOException {
    List<String> words =
        new ArrayList<>(List.of("env", "FLINK_LIB_DIR=" + image.flink().resolve("lib")));
    words.add(ImageFolder.java().toString());
    words.addAll(List.of(jvm.trim().split("\\s+")));
    words.add(settings.toMap().get("env.java.default-opts.all"));
    // What the image's own settings open, this JVM was told, too.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.matches("--(add-opens|enable-native|sun-misc).*"))
        .forEach(words::add);
    words.add("-Djava.io.tmpdir=" + place.temporary());
    words.add("-D" + Logging.FILE_PROPERTY + "=" + place.logs().resolve(name + ".log"));
    words.add(
        "-Dlog4j2.configurationFile=" + place.configuration().resolve("log4j2.properties").toUri());
    words.addAll(List.of(main, "--configDir", image.flink().resolve("conf").toString()));
    words.addAll(List.of(dynamic.trim().split("\\s+")));
    words.addAll(List.of("-D", "metrics.reporter.prom.port=" + metricsPort(name)));
    words.addAll(arguments);
    start(name, words, image.flink().resolve("lib") + "/*");
  }

  private void start(String name, List<String> command, String classPath) throws IOException {
    Member member = new Member(name, place, command, classPath, "");
    members.put(name, member);
    member.start();
  }

  /** Runs a command to its end, and returns its status. */
  int run(List<String> command) throws IOException, InterruptedException {
    File output = place.logs().resolve("commands.out").toFile();
    Process process =
        new ProcessBuilder(placed(command))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
            .start();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("does not end: " + command);
    }
    return process.exitValue();
  }

  private List<String> placed(List<String> command) {
    return command.stream().map(this::placed).toList();
  }

  private String placed(String word) {
    String port = bootstrap.substring(bootstrap.indexOf(':') + 1);
    return image
        .placed(word)
        .replace("kafka:9092", bootstrap)
        .replace("/dev/tcp/kafka/9092", "/dev/tcp/" + HOST + "/" + port);
  }

  /** The address that a service's health check asks, as it is here. */
  String healthUrl(String service) {
    List<String> check = compose.healthCheck(service);
    return check
        .get(check.size() - 1)
        .replace("localhost:8081", HOST + ":" + ports.get(1))
        .replace("localhost:9249", HOST + ":" + metricsPort(service));
  }

  /** What the port of a process's metrics is called. */
  String metricsUrl(String service) {
    return "http://" + HOST + ":" + metricsPort(service) + "/metrics";
  }

  private int metricsPort(String service) {
    return switch (service) {
      case "jobmanager" -> ports.get(2);
      case "taskmanager" -> ports.get(3);
      case "taskmanager-2" -> ports.get(4);
      default -> throw new IllegalArgumentException(service);
    };
  }

  /** The URL of Flink's REST interface. */
  String rest() {
    return "http://" + HOST + ":" + ports.get(1);
  }

  Member member(String service) {
    return members.get(service);
  }

  /** Fails where one of them has ended that was not killed. */
  void checkAll(String... services) {
    for (String name : services) {
      assertThat(member(name).process()).as("%s: %s", name, member(name).lastWords()).isPresent();
    }
  }

  @Override
  public void close() throws IOException {
    List<Member> all = new ArrayList<>(members.values());
    Collections.reverse(all);
    for (Member member : all) {
      member.process().ifPresent(p -> p.descendants().forEach(ProcessHandle::destroyForcibly));
      member.kill();
    }
    keepLogs();
  }

  /** Where a build leaves them, so that a failure can be looked into. */
  private void keepLogs() throws IOException {
    Path kept = ProjectFiles.ROOT.resolve("target/composed-cluster");
    Files.createDirectories(kept);
    try (Stream<Path> logs = Files.list(place.logs())) {
      for (Path log : logs.toList()) {
        Files.copy(log, kept.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
