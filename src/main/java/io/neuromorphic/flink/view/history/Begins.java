/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.history;

import java.util.ArrayList;
import java.util.List;

/** When a stream began again, and what was there from then on was forgotten. */
final class Begins {

  /** Those that are told. */
  private static final int TOLD = 16;

  private final List<Long> last = new ArrayList<>();
  private int count;

  /** It began again at an event time, µs. */
  synchronized void add(long micros) {
    count++;
    if (last.size() == TOLD) {
      last.remove(0);
    }
    last.add(micros);
  }

  /** How often. */
  synchronized int count() {
    return count;
  }

  /** The last of them, µs, the newest at the end. */
  synchronized List<Long> last() {
    return List.copyOf(last);
  }
}
