/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.synapses;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.event.Weights;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/** Reads bytes as a file of some name. */
final class Reading {

  private Reading() {}

  /** Reads 2 rows and 3 columns. */
  static Weights read(String name, byte[] bytes) throws IOException {
    return read(name, null, bytes);
  }

  static Weights read(String name, String tensor, byte[] bytes) throws IOException {
    return WeightFiles.readStream(
        new ByteArrayInputStream(bytes), name, Optional.ofNullable(tensor), 2, 3);
  }

  static void assertRefused(String name, byte[] bytes, String message) {
    assertRefused(name, null, bytes, message);
  }

  static void assertRefused(String name, String tensor, byte[] bytes, String message) {
    assertThatThrownBy(() -> read(name, tensor, bytes))
        .isInstanceOf(IOException.class)
        .hasMessage(name + message);
  }
}
