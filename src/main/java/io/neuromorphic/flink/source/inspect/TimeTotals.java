/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.inspect;

import io.neuromorphic.flink.source.inspect.RecordingReport.Times;
import java.util.Optional;

/** Number and times of events. */
final class TimeTotals {

  private final ExactSum sum = new ExactSum();
  private long events;
  private long first;
  private long last;

  void add(long[] t, int size) {
    if (size == 0) {
      return;
    }
    if (events == 0) {
      first = t[0];
    }
    last = t[size - 1];
    events += size;
    for (int i = 0; i < size; i++) {
      sum.add(t[i]);
    }
  }

  long events() {
    return events;
  }

  Optional<Times> times() {
    return events == 0 ? Optional.empty() : Optional.of(new Times(first, last));
  }

  ExactSum sum() {
    return sum;
  }
}
