/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts of things skipped or odd, by kind. Counting one allocates nothing but for the first. */
public final class Warnings {

  private final Map<String, long[]> counts = new LinkedHashMap<>();

  /** Counts one of a kind. */
  public void add(String kind) {
    add(kind, 1);
  }

  /** Counts several of a kind, or none. */
  public void add(String kind, long more) {
    if (more == 0) {
      return;
    }
    counts.computeIfAbsent(kind, unseen -> new long[1])[0] += more;
  }

  /** The counts, in order of first appearance; a copy. */
  public Map<String, Long> toMap() {
    Map<String, Long> map = new LinkedHashMap<>();
    counts.forEach((kind, count) -> map.put(kind, count[0]));
    return map;
  }
}
