/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.matrix;

import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.run.RunSummary.InputBooks;
import java.util.Map;
import java.util.TreeMap;

/**
 * What every run must say. Written out, it is one line.
 *
 * @param digest of all spikes
 * @param spikes by population
 * @param books of the input
 * @param neuronSteps steps of single neurons
 * @param resets of neurons that left the finite numbers
 * @param originMicros start of the first window
 */
record Outcome(
    String digest,
    Map<String, Long> spikes,
    InputBooks books,
    long neuronSteps,
    long resets,
    long originMicros) {

  Outcome {
    spikes = new TreeMap<>(spikes);
  }

  static Outcome of(RunSummary summary) {
    return new Outcome(
        summary.digest(),
        summary.spikes(),
        summary.events().get(Feed.INPUT),
        summary.neuronSteps(),
        summary.resets(),
        summary.originMicros());
  }
}
