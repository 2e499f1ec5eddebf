/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * A job as a test runs it: with recordings as inputs, as fast as it can, and its spikes in memory.
 * What is run and how is the business of {@link io.neuromorphic.flink.job.run}; what the spikes are
 * held against, that of {@link io.neuromorphic.flink.job.compare}.
 */
package io.neuromorphic.flink.job.trial;
