/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Where the weights of synapses come from: files of NumPy, SciPy and PyTorch, or written by hand.
 * Read once, before a job starts; what is not as it should be is refused here. The next room is
 * {@code operator}, through {@code job}.
 */
package io.neuromorphic.flink.source.synapses;
