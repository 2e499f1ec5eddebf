/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keys that a map of the job file may have.
 *
 * @param title a heading, for those that stand in several places
 * @param keys in the order of messages and of the reference
 * @param forms which of them go together; empty where any may
 */
record Keys(String title, List<Key> keys, Optional<Forms> forms) {

  /** Keys that may all stand beside each other. */
  static Keys of(String title, Key... keys) {
    return new Keys(title, List.of(keys), Optional.empty());
  }

  /** What is known, for messages. */
  List<String> names() {
    return keys.stream().map(Key::name).toList();
  }

  /**
   * The key of a name.
   *
   * @throws IllegalStateException where there is none: a reader must describe what it reads
   */
  Key get(String name) {
    return find(name)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the key '" + name + "' is read and not described; add it to " + title));
  }

  boolean has(String name) {
    return find(name).findFirst().isPresent();
  }

  private Stream<Key> find(String name) {
    return keys.stream().filter(key -> key.name().equals(name));
  }
}
