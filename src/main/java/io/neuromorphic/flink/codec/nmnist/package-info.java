/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * The {@code .bin} recordings of N-MNIST and N-Caltech101, made with an ATIS. They have no header,
 * so they are known by their content alone. Specification: gorchard/event-Python, eventvision.py,
 * and the pages of the data sets.
 */
package io.neuromorphic.flink.codec.nmnist;
