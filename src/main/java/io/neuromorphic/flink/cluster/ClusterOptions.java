/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cluster;

import java.util.Map;

/**
 * What a cluster consists of.
 *
 * @param taskManagers how many, at least 1
 * @param slots of each task manager
 * @param taskHeap heap for the tasks of each task manager, MiB
 * @param broker whether there is a Kafka broker
 * @param highAvailability whether there is a ZooKeeper server, so that a job outlives the job
 *     manager
 * @param settings options of Flink, put over the project's own
 * @param brokerSettings options of the broker, put over the project's own
 */
public record ClusterOptions(
    int taskManagers,
    int slots,
    int taskHeap,
    boolean broker,
    boolean highAvailability,
    Map<String, String> settings,
    Map<String, String> brokerSettings) {

  /** Copies the settings. */
  public ClusterOptions {
    if (taskManagers < 1 || slots < 1 || taskHeap < 64) {
      throw new IllegalArgumentException(
          "a cluster needs a task manager, a slot and 64 MiB of heap: "
              + taskManagers
              + ", "
              + slots
              + ", "
              + taskHeap);
    }
    settings = Map.copyOf(settings);
    brokerSettings = Map.copyOf(brokerSettings);
  }

  /** Two task managers of two slots, with a broker. */
  public static ClusterOptions defaults() {
    return new ClusterOptions(2, 2, 512, true, false, Map.of(), Map.of());
  }

  /** The same with other {@link #taskManagers()} and {@link #slots()}. */
  public ClusterOptions withTaskManagers(int number, int slotsOfEach) {
    return new ClusterOptions(
        number, slotsOfEach, taskHeap, broker, highAvailability, settings, brokerSettings);
  }

  /** The same with another {@link #taskHeap()}. */
  public ClusterOptions withTaskHeap(int megabytes) {
    return new ClusterOptions(
        taskManagers, slots, megabytes, broker, highAvailability, settings, brokerSettings);
  }

  /** The same with or without a {@link #broker()}. */
  public ClusterOptions withBroker(boolean wanted) {
    return new ClusterOptions(
        taskManagers, slots, taskHeap, wanted, highAvailability, settings, brokerSettings);
  }

  /** The same with or without {@link #highAvailability()}. */
  public ClusterOptions withHighAvailability(boolean wanted) {
    return new ClusterOptions(
        taskManagers, slots, taskHeap, broker, wanted, settings, brokerSettings);
  }

  /** The same with other {@link #settings()}. */
  public ClusterOptions withSettings(Map<String, String> flinkSettings) {
    return new ClusterOptions(
        taskManagers, slots, taskHeap, broker, highAvailability, flinkSettings, brokerSettings);
  }

  /** The same with other {@link #brokerSettings()}. */
  public ClusterOptions withBrokerSettings(Map<String, String> kafkaSettings) {
    return new ClusterOptions(
        taskManagers, slots, taskHeap, broker, highAvailability, settings, kafkaSettings);
  }
}
