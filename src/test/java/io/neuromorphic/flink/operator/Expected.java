/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.model.JobModel;
import java.util.List;

/** What the model says, in the words of operators. */
final class Expected {

  private Expected() {}

  /** All spikes, sorted. */
  static List<Spike> spikes(JobModel model) {
    return model.spikes().stream()
        .map(s -> new Spike(s.t(), s.population(), s.neuron()))
        .sorted()
        .toList();
  }
}
