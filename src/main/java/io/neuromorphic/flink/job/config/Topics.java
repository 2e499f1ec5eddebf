/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.util.HashMap;
import java.util.Map;

/** The topics of a job: well-formed, apart from each other, none both read and written. */
final class Topics {

  private record Use(String topic, String path, boolean written) {}

  /** By the name as Kafka's metrics see it, in which dots are underscores. */
  private final Map<String, Use> uses = new HashMap<>();

  /** Whether the job needs Kafka, as far as it was read. */
  boolean any() {
    return !uses.isEmpty();
  }

  /** Adds a topic that is read. */
  void read(Section section, String key, String topic) {
    add(section, key, new Use(topic, section.path(key), false));
  }

  /** Adds a topic that is written; its name holds no placeholder any more. */
  void write(Section section, String key, String topic) {
    add(section, key, new Use(topic, section.path(key), true));
  }

  private void add(Section section, String key, Use use) {
    Names.problemOfTopic(use.topic).ifPresent(problem -> section.refuse(key, problem));
    Use other = uses.putIfAbsent(use.topic.replace('.', '_'), use);
    if (other == null) {
      return;
    }
    if (!other.topic.equals(use.topic)) {
      section.refuse(
          key,
          String.format(
              "topic %s differs from %s of %s only in . and _, which Kafka refuses",
              Quoted.of(use.topic), Quoted.of(other.topic), other.path));
    } else if (use.written || other.written) {
      section.refuse(key, "topic " + Quoted.of(use.topic) + " is also that of " + other.path);
    }
  }
}
