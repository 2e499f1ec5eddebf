/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.es;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Builds Event Stream files by hand. */
final class EsBytes {

  static final int FIRST = 20;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private EsBytes(int type, int width, int height) {
    bytes.writeBytes("Event Stream".getBytes(StandardCharsets.US_ASCII));
    raw(2, 0, 0, type, width, width >> 8, height, height >> 8);
  }

  static EsBytes dvs() {
    return new EsBytes(1, 640, 480);
  }

  static EsBytes atis() {
    return new EsBytes(2, 304, 240);
  }

  static EsBytes of(int type, int width, int height) {
    return new EsBytes(type, width, height);
  }

  EsBytes raw(int... values) {
    for (int value : values) {
      bytes.write(value);
    }
    return this;
  }

  /** An event of a DVS. */
  EsBytes event(int delta, int x, int y, int polarity) {
    return raw(delta << 1 | polarity, x, x >> 8, y, y >> 8);
  }

  /** An event of an ATIS: 0 off, 1 exposure start, 2 on, 3 exposure end. */
  EsBytes atisEvent(int delta, int x, int y, int kind) {
    return raw(delta << 2 | kind, x, x >> 8, y, y >> 8);
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
