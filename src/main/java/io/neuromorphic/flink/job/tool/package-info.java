/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * The launcher's tools that need no job: one neuron under a stimulus, what a recording holds, what
 * a savepoint holds. Plain values in, plain values out; {@code cli} parses and prints, {@code plot}
 * draws. Flink only where a savepoint is read.
 */
package io.neuromorphic.flink.job.tool;
