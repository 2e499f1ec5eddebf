/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * The launcher's tools that need no job: one neuron under a stimulus. Plain values in, plain values
 * out, around {@code kernel}; {@code cli} parses and prints, {@code plot} draws. No Flink.
 */
package io.neuromorphic.flink.job.tool;
