/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.history;

import java.util.ArrayList;
import java.util.List;

/**
 * Events of a packet that lie together in time: one odd time must not cost the others.
 *
 * @param from the first of them, as a place in the packet
 * @param to the first that is no longer one
 * @param first their least time, µs
 * @param last their largest time, µs
 */
record Stretch(int from, int to, long first, long last) {

  /** A step of time, µs, at which a stretch ends. */
  private static final long JUMP_MICROS = 60_000_000;

  int size() {
    return to - from;
  }

  /** The stretches of the first {@code size} of these times, in their order; none where it is 0. */
  static List<Stretch> of(long[] t, int size) {
    List<Stretch> stretches = new ArrayList<>(1);
    int from = 0;
    while (from < size) {
      long first = t[from];
      long last = t[from];
      int to = from + 1;
      for (; to < size && near(t[to - 1], t[to]); to++) {
        first = Math.min(first, t[to]);
        last = Math.max(last, t[to]);
      }
      stretches.add(new Stretch(from, to, first, last));
      from = to;
    }
    return stretches;
  }

  /** Of any two numbers, also of those whose difference is none. */
  private static boolean near(long a, long b) {
    long apart = Math.max(a, b) - Math.min(a, b);
    return apart >= 0 && apart < JUMP_MICROS;
  }
}
