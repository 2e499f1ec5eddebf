/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * What files of tensors have in common, whatever stands around their numbers: types of numbers,
 * shapes, and readers that take as much memory as there are numbers, not as a header promises. The
 * formats themselves are in {@code numpy} and {@code safetensors}.
 */
package io.neuromorphic.flink.codec.tensor;
