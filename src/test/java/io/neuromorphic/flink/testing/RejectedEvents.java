/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testing;

import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.operator.JobCounters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the neurons of a pipeline could not integrate, by the totals that they tell. */
final class RejectedEvents {

  private RejectedEvents() {}

  /**
   * A sentence, where there are some.
   *
   * @param accumulators of the job, by name; those of each group of neurons have a prefix
   */
  static Optional<String> in(Map<String, Object> accumulators) {
    List<String> found = new ArrayList<>();
    for (Map.Entry<String, Object> total : new TreeMap<>(accumulators).entrySet()) {
      for (RejectReason reason : RejectReason.values()) {
        String counter = JobCounters.rejected("", reason);
        int at = total.getKey().indexOf(counter);
        if (at >= 0 && total.getValue() instanceof Long count && count > 0) {
          String input = total.getKey().substring(at + counter.length());
          found.add("of " + input + " " + count + " (" + reason.word() + ")");
        }
      }
    }
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the neurons of the pipeline rejected events: "
                + String.join(", ", found)
                + "; where that is wanted, run it in environment()");
  }
}
