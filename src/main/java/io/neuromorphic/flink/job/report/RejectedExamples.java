/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.report;

import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The first few rejected events of each input and reason. */
final class RejectedExamples {

  private static final int MOST = 3;

  private final Map<String, Map<RejectReason, List<Rejection>>> examples = new TreeMap<>();
  private final Map<String, Map<RejectReason, Long>> counts = new TreeMap<>();

  synchronized void add(Rejection rejection) {
    // Without a position it only tells how many more there were.
    if (rejection.position().isEmpty() && rejection.value().isEmpty()) {
      return;
    }
    counts
        .computeIfAbsent(rejection.source(), input -> new TreeMap<>())
        .merge(rejection.reason(), 1L, Long::sum);
    List<Rejection> some =
        examples
            .computeIfAbsent(rejection.source(), input -> new TreeMap<>())
            .computeIfAbsent(rejection.reason(), reason -> new ArrayList<>(MOST));
    if (some.size() < MOST) {
      some.add(rejection);
    }
  }

  /** How many were seen; where there are very many, some are not shown to observers. */
  synchronized Map<String, Map<RejectReason, Long>> counts() {
    Map<String, Map<RejectReason, Long>> copy = new TreeMap<>();
    counts.forEach((input, reasons) -> copy.put(input, new TreeMap<>(reasons)));
    return copy;
  }

  /** Those of an input and reason, in the order in which they came. */
  synchronized List<Rejection> of(String input, RejectReason reason) {
    return List.copyOf(examples.getOrDefault(input, Map.of()).getOrDefault(reason, List.of()));
  }
}
