/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import io.neuromorphic.flink.event.Positions;
import java.util.Arrays;

/**
 * The line of each event of a packet. As long as one event follows the other line by line nothing
 * is stored; the first gap begins a column of offsets.
 */
final class LinePositions {

  static final String PREFIX = "line ";

  private long firstLine;
  private int[] offsets;

  /** A new packet begins. */
  void begin() {
    offsets = null;
  }

  /** Event {@code i}, the next of the packet, came from line {@code line}. */
  void add(int i, long line) {
    if (i == 0) {
      firstLine = line;
    }
    int offset = (int) (line - firstLine);
    if (offsets == null) {
      if (offset == i) {
        return;
      }
      offsets = new int[Math.max(16, 2 * i)];
      Arrays.setAll(offsets, event -> event);
    }
    if (i == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * i);
    }
    offsets[i] = offset;
  }

  /** Of the packet, which has {@code size} events. */
  Positions of(int size) {
    return offsets == null
        ? Positions.counting(PREFIX, firstLine)
        : Positions.at(PREFIX, firstLine, Arrays.copyOf(offsets, size));
  }
}
