/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.nmnist;

import java.io.ByteArrayOutputStream;

/** Builds N-MNIST recordings by hand. */
final class NmnistBytes {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  NmnistBytes event(int t, int x, int y, int polarity) {
    for (int value : new int[] {x, y, polarity << 7 | t >> 16, t >> 8, t}) {
      bytes.write(value);
    }
    return this;
  }

  /** Time runs over: 8192 µs more for all that follow. */
  NmnistBytes overflow() {
    return event(8191, 0, 240, 0);
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
