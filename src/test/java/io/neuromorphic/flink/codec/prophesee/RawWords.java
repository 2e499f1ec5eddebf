/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.prophesee;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Builds recordings word by word, the lowest byte first. */
public final class RawWords {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  public RawWords(String header) {
    bytes.writeBytes(header.getBytes(StandardCharsets.UTF_8));
  }

  /** Appends so many bytes of a word. */
  public RawWords word(long word, int length) {
    for (int i = 0; i < length; i++) {
      bytes.write((int) (word >>> 8 * i));
    }
    return this;
  }

  public byte[] bytes() {
    return bytes.toByteArray();
  }
}
