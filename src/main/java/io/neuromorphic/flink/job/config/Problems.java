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

  /** Problems that are told; of the others only how many there are. */
  static final int MOST_TOLD = 100;

  /** Longest line of a problem, characters. */
  static final int LONGEST_LINE = 1_000;

  /** Keys are the user's, so that a path may be as long as the file. */
  private static final int LONGEST_PATH = 200;

  private final List<Problem> found = new ArrayList<>();
  private int more;

  /**
   * Notes a problem.
   *
   * @param path of the key, such as {@code inputs.camera.speed}; may be empty
   */
  void add(Place place, String path, String message) {
    if (isFull()) {
      addUntold();
      return;
    }
    String text = path.isEmpty() ? message : Quoted.cut(path, LONGEST_PATH) + ": " + message;
    found.add(new Problem(place, Quoted.cut(Quoted.onOneLine(place + ": " + text), LONGEST_LINE)));
  }

  /** Whether problems that come now are counted only. */
  boolean isFull() {
    return found.size() == MOST_TOLD;
  }

  /** Counts a problem that nobody is told of. */
  void addUntold() {
    more++;
  }

  /** Whether nothing was found so far. */
  boolean none() {
    return found.isEmpty();
  }

  /** Number of problems found so far. */
  int count() {
    return found.size() + more;
  }

  /** Throws where something was found. */
  void throwIfAny() {
    if (!found.isEmpty()) {
      found.sort(
          Comparator.comparingInt(p -> p.place.line() > 0 ? p.place.line() : Integer.MAX_VALUE));
      List<String> lines = new ArrayList<>(found.stream().map(Problem::text).distinct().toList());
      if (more > 0) {
        lines.add(found.get(0).place.label() + ": and " + more + " problems more");
      }
      throw new JobFileException(lines);
    }
  }
}
