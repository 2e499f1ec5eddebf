/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with a job file, so that all of it can be told at once. */
final class Problems {

  private record Problem(Place place, String text) {}

  private final List<Problem> found = new ArrayList<>();

  /**
   * Notes a problem.
   *
   * @param path of the key, such as {@code inputs.camera.speed}; may be empty
   */
  void add(Place place, String path, String message) {
    String text = path.isEmpty() ? message : path + ": " + message;
    found.add(new Problem(place, Quoted.onOneLine(place + ": " + text)));
  }

  /** Whether nothing was found so far. */
  boolean none() {
    return found.isEmpty();
  }

  /** Number of problems found so far. */
  int count() {
    return found.size();
  }

  /** Throws where something was found. */
  void throwIfAny() {
    if (!found.isEmpty()) {
      found.sort(
          Comparator.comparingInt(p -> p.place.line() > 0 ? p.place.line() : Integer.MAX_VALUE));
      throw new JobFileException(found.stream().map(Problem::text).distinct().toList());
    }
  }
}
