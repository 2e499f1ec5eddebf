/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Spikes of two runs side by side: what is missing, what is extra, how far times have moved. Plain
 * values in memory, the files they are kept in, and a text and a picture of the differences. How
 * spikes come about is told elsewhere: {@link io.neuromorphic.flink.job.trial}.
 */
package io.neuromorphic.flink.job.compare;
