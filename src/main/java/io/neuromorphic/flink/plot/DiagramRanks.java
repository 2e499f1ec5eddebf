/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.util.HashMap;
import java.util.Map;

/** The column of each frame: after all that lead to it. */
final class DiagramRanks {

  private DiagramRanks() {}

  /** By frame: the number of frames on the longest way to it. */
  static int[] of(NetworkDiagram diagram) {
    Map<String, Integer> frameOf = new HashMap<>();
    for (int i = 0; i < diagram.frames().size(); i++) {
      int frame = i;
      diagram.frames().get(i).groups().stream()
          .flatMap(group -> group.boxes().stream())
          .forEach(box -> frameOf.put(box.name(), frame));
    }
    int[] ranks = new int[diagram.frames().size()];
    // As many rounds as the longest way has frames are enough.
    for (int round = 0; round < ranks.length; round++) {
      for (NetworkDiagram.Arrow arrow : diagram.arrows()) {
        if (!arrow.fromSource() && !arrow.to().isEmpty()) {
          int from = frameOf.get(arrow.from());
          int to = frameOf.get(arrow.to());
          ranks[to] = from == to ? ranks[to] : Math.max(ranks[to], ranks[from] + 1);
        }
      }
    }
    return ranks;
  }
}
