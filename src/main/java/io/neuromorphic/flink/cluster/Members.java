/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cluster;

import io.neuromorphic.flink.broker.LastingBroker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The processes of a cluster, from its description: what each JVM is given. */
final class Members {

  static final String ZOOKEEPER = "zookeeper";
  static final String BROKER = "kafka";
  static final String JOB_MANAGER = "jobmanager";
  static final String TASK_MANAGER = "taskmanager-";

  private final ClusterPlace place;
  private final Properties description;

  Members(ClusterPlace place, Properties description) {
    this.place = place;
    this.description = description;
  }

  /** Names of Flink's processes. */
  static List<String> flinkNames(int taskManagers) {
    List<String> names = new ArrayList<>(List.of(JOB_MANAGER));
    for (int i = 1; i <= taskManagers; i++) {
      names.add(TASK_MANAGER + i);
    }
    return names;
  }

  Member zooKeeper() {
    List<String> options =
        List.of(
            "-Xmx128m",
            "-XX:+UseSerialGC",
            // Else it deletes the node that leaders are elected below, once that is empty for a
            // moment, as when a job manager's session expires; then Curator before 5.8 (Flink has
            // 5.4) elects nobody any more (CURATOR-724).
            "-Dznode.container.checkIntervalMs=" + TimeUnit.DAYS.toMillis(1),
            temporary(),
            logFile(ZOOKEEPER),
            logging());
    List<String> program =
        List.of(
            "org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.ZooKeeperServerMain",
            place.zooKeeper().resolve("zoo.cfg").toString());
    return member(ZOOKEEPER, options, program);
  }

  Member broker() {
    List<String> options = new ArrayList<>(List.of("-Xmx512m", temporary()));
    options.addAll(LastingBroker.jvmOptions(place.broker()));
    return member(BROKER, options, LastingBroker.program(place.broker()));
  }

  Member jobManager() {
    List<String> options = List.of("-Xmx448m", "-XX:MaxMetaspaceSize=192m");
    List<String> program =
        List.of(
            "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
            "--configDir",
            place.configuration().toString(),
            "--executionMode",
            "cluster",
            "-D",
            "web.log.path=" + place.logs().resolve(JOB_MANAGER + ".log"));
    return member(JOB_MANAGER, flinkOptions(JOB_MANAGER, options), program(program, JOB_MANAGER));
  }

  /** The task manager of a number, from 1. */
  Member taskManager(int number) {
    String name = TASK_MANAGER + number;
    List<String> options =
        List.of(
            "-Xmx" + description.getProperty("taskManagerHeap") + "m",
            "-XX:MaxDirectMemorySize=" + description.getProperty("taskManagerDirect") + "m",
            "-XX:MaxMetaspaceSize=192m");
    List<String> program =
        List.of(
            "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
            "--configDir",
            place.configuration().toString(),
            "-D",
            "taskmanager.resource-id=" + name,
            "-D",
            "taskmanager.log.path=" + place.logs().resolve(name + ".log"));
    return member(name, flinkOptions(name, options), program(program, name));
  }

  private List<String> program(List<String> words, String name) {
    List<String> program = new ArrayList<>(words);
    // Behind the main class: an option that Flink's parser does not know would end what it reads.
    program.addAll(1, MetricsPorts.arguments(description, name));
    return program;
  }

  private List<String> flinkOptions(String name, List<String> memory) {
    List<String> options = new ArrayList<>(memory);
    options.add("-XX:+UseG1GC");
    options.add("-XX:+ExitOnOutOfMemoryError");
    options.add("-Djava.awt.headless=true");
    options.add(temporary());
    options.add(logFile(name));
    options.add(logging());
    // What is left after each collection tells whether memory leaks.
    options.add(
        "-Xlog:gc:file=\"" + place.garbageCollections(name) + "\":uptime:filecount=2,filesize=20m");
    lines("jvmOptions").forEach(options::add);
    return options;
  }

  private String temporary() {
    return "-Djava.io.tmpdir=" + place.temporary();
  }

  private String logFile(String name) {
    // Not by Flink's own name for it, log.file: then RocksDB's logs, too, go to the folder of that
    // file, by names that hold their whole path. Where a job is rescaled those are too long, and it
    // cannot start.
    return "-D" + Logging.FILE_PROPERTY + "=" + place.logs().resolve(name + ".log");
  }

  private String logging() {
    return "-Dlog4j2.configurationFile="
        + place.configuration().resolve("log4j2.properties").toUri();
  }

  private Stream<String> lines(String key) {
    return description.getProperty(key, "").lines();
  }

  private Member member(String name, List<String> options, List<String> program) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(description.getProperty("java"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(program);
    String classPath =
        description.getProperty(name.equals(BROKER) ? "brokerClassPath" : "classPath");
    return new Member(name, place, command, classPath, MetricsPorts.page(description, name));
  }
}
