/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.model;

import java.util.List;
import java.util.OptionalLong;

/** DESIGN 4, Origin: one instant for the whole job, fixed before it starts. */
final class OriginModel {

  private OriginModel() {}

  /** Start of the first window that is stepped, µs. */
  static long of(ModelJob job) {
    // "the user's; or else the smallest t found by looking at the inputs' first events […];
    // or, where no input has an event yet, the wall clock" …
    long instant = job.origin().orElse(smallest(job).orElse(ModelJob.NOW_MILLIS * 1_000));
    // … "rounded down to a window".
    return job.window(instant) * job.dtMicros();
  }

  private static OptionalLong smallest(ModelJob job) {
    return job.inputs().stream()
        .flatMap(input -> input.splits().stream().map(split -> smallest(job, input, split)))
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .min();
  }

  /** "each recording until its first out-of-orderness has passed" */
  private static OptionalLong smallest(ModelJob job, ModelInput input, List<Entry> split) {
    Long first = null;
    Long smallest = null;
    for (Entry entry : split) {
      // An event that would be rejected for what it says does not say where time begins.
      if (entry instanceof Entry.Event event && AddressModel.fault(job, input, event) == null) {
        first = first == null ? event.t() : first;
        if (event.t() - first > job.outOfOrdernessMillis() * 1_000) {
          break;
        }
        smallest = smallest == null ? event.t() : Math.min(smallest, event.t());
      }
    }
    return smallest == null ? OptionalLong.empty() : OptionalLong.of(smallest);
  }
}
