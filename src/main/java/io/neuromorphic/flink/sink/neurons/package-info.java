/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Where the state of neurons goes that was read out of a savepoint: CSV and NumPy files, which
 * {@code source.neurons} reads.
 */
package io.neuromorphic.flink.sink.neurons;
