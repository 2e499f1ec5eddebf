/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.chaos;

import java.util.Random;

/**
 * One run of the job.
 *
 * @param name of the job
 * @param delivery of its outputs
 * @param format of its spikes
 * @param state its backend
 */
record Round(String name, String delivery, String format, String state) {

  /** All but the delivery follows from a seed. */
  static Round of(String name, boolean exactlyOnce, Random random) {
    return new Round(
        name,
        exactlyOnce ? "exactly-once" : "at-least-once",
        random.nextBoolean() ? "packet" : "json",
        random.nextInt(4) == 0 ? "rocksdb" : "hashmap");
  }

  boolean exactlyOnce() {
    return delivery.equals("exactly-once");
  }

  String inputTopic() {
    return name + "-currents";
  }

  String outputTopic() {
    return name + "-spikes";
  }

  String rejectedTopic() {
    return name + "-rejected";
  }
}
