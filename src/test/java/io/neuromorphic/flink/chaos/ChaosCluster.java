/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuromorphic.flink.cluster.ClusterOptions;
import io.neuromorphic.flink.cluster.Member;
import io.neuromorphic.flink.cluster.ProcessCluster;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The cluster that faults happen to: a broker, a job manager with ZooKeeper, two task managers,
 * each a process. Task managers have room for the whole job, so that one of them takes over.
 */
final class ChaosCluster implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final ProcessCluster processes;

  private ChaosCluster(ProcessCluster processes) {
    this.processes = processes;
  }

  static ChaosCluster start(Path folder) throws Exception {
    return start(folder, ClusterOptions.defaults().taskHeap());
  }

  /**
   * Starts one.
   *
   * @param heap for the tasks of each task manager, MB
   */
  static ChaosCluster start(Path folder, int heap) throws Exception {
    ClusterOptions options =
        ClusterOptions.defaults()
            .withTaskHeap(heap)
            .withHighAvailability(true)
            .withSettings(Map.of("taskmanager.load-balance.mode", "SLOTS"))
            .withBrokerSettings(Map.of("num.partitions", "2"));
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    ProcessCluster processes = ProcessCluster.prepare(folder, options, classPath);
    ChaosCluster cluster = new ChaosCluster(processes);
    try {
      processes.start(PATIENCE);
      return cluster;
    } catch (Exception | Error e) {
      cluster.close();
      throw e;
    }
  }

  ProcessCluster processes() {
    return processes;
  }

  /** Starts what a round has left dead, and waits until all of it answers. */
  void heal() throws Exception {
    processes.start(PATIENCE);
  }

  /** One that has a task, where the job manager tells; else the first. */
  Member busyTaskManager() {
    List<Member> all = processes.taskManagers();
    try {
      JsonNode answer = rest("/taskmanagers");
      for (JsonNode taskManager : answer.get("taskmanagers")) {
        if (taskManager.get("freeSlots").intValue() < taskManager.get("slotsNumber").intValue()) {
          String id = taskManager.get("id").textValue();
          return all.stream().filter(m -> m.name().equals(id)).findFirst().orElseThrow();
        }
      }
    } catch (IOException e) {
      // The job manager may be the one that is gone.
      return all.get(0);
    }
    return all.get(0);
  }

  /** An answer of Flink's REST interface. */
  JsonNode rest(String path) throws IOException {
    var connection = URI.create("http://" + processes.rest() + path).toURL().openConnection();
    connection.setConnectTimeout(2_000);
    connection.setReadTimeout(2_000);
    try (var in = connection.getInputStream()) {
      return JSON.readTree(in);
    }
  }

  @Override
  public void close() throws IOException {
    processes.stop();
  }
}
