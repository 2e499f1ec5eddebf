/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cluster;

import java.util.Map;
import java.util.TreeMap;

/**
 * Flink's {@code config.yaml}, with all that the scripts of its distribution would compute: a task
 * manager does not start without.
 */
final class FlinkSettings {

  private FlinkSettings() {}

  /**
   * Flat keys and values.
   *
   * @param zooKeeper {@code host:port} of it; empty where there is none
   */
  static Map<String, String> of(
      ClusterOptions options, ClusterPlace place, int rpcPort, int restPort, String zooKeeper) {
    Map<String, String> settings = new TreeMap<>();
    String host = ProcessCluster.HOST;
    settings.put("jobmanager.rpc.address", host);
    settings.put("jobmanager.rpc.port", "" + rpcPort);
    settings.put("jobmanager.bind-host", host);
    settings.put("rest.address", host);
    settings.put("rest.port", "" + restPort);
    settings.put("rest.bind-address", host);
    settings.put("taskmanager.host", host);
    settings.put("taskmanager.bind-host", host);
    settings.put("taskmanager.numberOfTaskSlots", "" + options.slots());
    settings.put("taskmanager.cpu.cores", "" + options.slots());
    settings.put("parallelism.default", "" + options.slots());
    settings.put("io.tmp.dirs", place.temporary().toString());
    settings.put("execution.checkpointing.savepoint-dir", place.savepoints().toUri().toString());
    settings.put("execution.checkpointing.dir", place.checkpoints().toUri().toString());
    memory(settings, options);
    MetricsPorts.configure(settings);
    // A process of the same machine that is killed is missed at once, not after Flink's 50 s.
    settings.put("heartbeat.interval", "1s");
    settings.put("heartbeat.timeout", "8s");
    if (options.highAvailability()) {
      settings.put("high-availability.type", "zookeeper");
      settings.put("high-availability.zookeeper.quorum", zooKeeper);
      settings.put("high-availability.storageDir", place.highAvailability().toUri().toString());
      settings.put("high-availability.cluster-id", "neuromorphic");
      // Until then a new job manager waits for the one that was killed.
      settings.put("high-availability.zookeeper.client.session-timeout", "6s");
    }
    settings.putAll(options.settings());
    return settings;
  }

  private static void memory(Map<String, String> settings, ClusterOptions options) {
    settings.put("jobmanager.memory.heap.size", "448m");
    settings.put("jobmanager.memory.off-heap.size", "128m");
    settings.put("jobmanager.memory.jvm-metaspace.size", "192m");
    settings.put("jobmanager.memory.jvm-overhead.min", "128m");
    settings.put("jobmanager.memory.jvm-overhead.max", "128m");
    String memory = "taskmanager.memory.";
    settings.put(memory + "framework.heap.size", "128m");
    settings.put(memory + "framework.off-heap.size", "128m");
    settings.put(memory + "task.heap.size", options.taskHeap() + "m");
    settings.put(memory + "task.off-heap.size", "64m");
    settings.put(memory + "network.min", "128m");
    settings.put(memory + "network.max", "128m");
    settings.put(memory + "managed.size", "256m");
    settings.put(memory + "jvm-metaspace.size", "192m");
    settings.put(memory + "jvm-overhead.min", "128m");
    settings.put(memory + "jvm-overhead.max", "128m");
  }

  /** Heap of the task manager's JVM, MiB: what belongs to the framework, and that of the tasks. */
  static int taskManagerHeap(ClusterOptions options) {
    return 128 + options.taskHeap();
  }

  /** Direct memory of the task manager's JVM, MiB: framework, tasks, network. */
  static int taskManagerDirect() {
    return 128 + 64 + 128;
  }

  /** The text of the file: each value quoted, as a URI or a duration may be. */
  static String yaml(Map<String, String> settings) {
    StringBuilder text = new StringBuilder();
    settings.forEach(
        (key, value) ->
            text.append(key)
                .append(": \"")
                .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                .append("\"\n"));
    return text.toString();
  }
}
