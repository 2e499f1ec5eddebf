/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Tensors by name, as PyTorch users store them with {@code safetensors}: a length, a header in
 * JSON, and the numbers of all tensors one after the other. Specification:
 * github.com/huggingface/safetensors, "Format", whose checks are made here, too. Floats only; in,
 * not out.
 */
package io.neuromorphic.flink.codec.safetensors;
