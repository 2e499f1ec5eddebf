/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.util.stream.IntStream;

/** Round numbers for an axis. */
final class Ticks {

  private static final int[] STEPS = {1, 2, 5};

  private Ticks() {}

  /** Multiples of 1, 2 or 5 times a power of ten in {@code [from, to)}, about {@code wanted}. */
  static int[] whole(int from, int to, int wanted) {
    long step = 1;
    for (int i = 0; (to - from) / step > Math.max(1, wanted); i++) {
      step = STEPS[i % STEPS.length] * (long) Math.pow(10, i / STEPS.length);
    }
    long width = step;
    long first = (from + width - 1) / width;
    return IntStream.rangeClosed((int) first, (int) ((to - 1) / width))
        .map(i -> (int) (i * width))
        .toArray();
  }
}
