/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.job;

import java.util.Map;

/**
 * What a job under measurement did.
 *
 * @param events read
 * @param wallSeconds from the first event read to the end
 * @param neuronSteps steps of single neurons; 0 where there are none
 * @param spikes sent; 0 where there are no neurons
 * @param digest of the spikes; empty where there are no neurons
 * @param more what else was measured, by name
 */
record Outcome(
    long events,
    double wallSeconds,
    long neuronSteps,
    long spikes,
    String digest,
    Map<String, Double> more) {}
