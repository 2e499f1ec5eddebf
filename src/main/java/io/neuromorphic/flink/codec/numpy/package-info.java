/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Arrays of NumPy: {@code .npy} files (one array, <a
 * href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">format</a> versions
 * 1.0 to 3.0) and {@code .npz} files (a zip of them), in and out. Numbers only: floats, whole
 * numbers and booleans; never pickled objects. SciPy writes its sparse matrices so, too.
 */
package io.neuromorphic.flink.codec.numpy;
