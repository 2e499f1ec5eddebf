/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.cluster.ClusterOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a command line says of a cluster; the rest is as it is by default, or as the cluster was
 * made.
 *
 * @param noKafka whether that was given; a broker cannot be asked for but by silence
 * @param highAvailability likewise
 */
record GivenOptions(
    Optional<Integer> taskManagers,
    Optional<Integer> slots,
    Optional<Integer> heap,
    boolean noKafka,
    boolean highAvailability,
    Map<String, String> settings) {

  static final int TASK_MANAGERS = 1;
  static final int SLOTS = 2;
  static final int HEAP = 512;

  private static final int LEAST_HEAP = 64;

  boolean isSensible() {
    return taskManagers.orElse(TASK_MANAGERS) >= 1
        && slots.orElse(SLOTS) >= 1
        && heap.orElse(HEAP) >= LEAST_HEAP;
  }

  /** For a cluster that is made now. */
  ClusterOptions ofNewCluster() {
    return ClusterOptions.defaults()
        .withTaskManagers(taskManagers.orElse(TASK_MANAGERS), slots.orElse(SLOTS))
        .withTaskHeap(heap.orElse(HEAP))
        .withBroker(!noKafka)
        .withHighAvailability(highAvailability)
        .withSettings(settings);
  }

  private boolean areNone() {
    return equals(
        new GivenOptions(
            Optional.empty(), Optional.empty(), Optional.empty(), false, false, Map.of()));
  }

  /** Which of them a cluster does not have that is there already. */
  List<String> missingIn(Supplier<ClusterOptions> existing) {
    List<String> missing = new ArrayList<>();
    if (areNone()) {
      return missing;
    }
    ClusterOptions there = existing.get();
    compare("--task-managers", taskManagers, there.taskManagers(), missing);
    compare("--slots", slots, there.slots(), missing);
    compare("--heap", heap, there.taskHeap(), missing);
    if (noKafka && there.broker()) {
      missing.add("--no-kafka (it has a broker)");
    }
    if (highAvailability && !there.highAvailability()) {
      missing.add("--high-availability (it has none)");
    }
    settings.forEach(
        (key, value) -> {
          String has = there.settings().get(key);
          if (!value.equals(has)) {
            missing.add(
                "--set "
                    + key
                    + "="
                    + value
                    + " (it has "
                    + (has == null ? "no such setting" : has)
                    + ")");
          }
        });
    return missing;
  }

  private static void compare(
      String option, Optional<Integer> given, int there, List<String> missing) {
    if (given.isPresent() && given.get() != there) {
      missing.add(option + " " + given.get() + " (it has " + there + ")");
    }
  }
}
