/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.evt3;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Builds EVT3 recordings word by word. */
final class Evt3Words {

  static final String HEADER = "% evt 3.0\n% geometry 1280x720\n% end\n";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Evt3Words() {
    this(HEADER);
  }

  Evt3Words(String header) {
    bytes.writeBytes(header.getBytes(StandardCharsets.UTF_8));
  }

  Evt3Words timeHigh(int value) {
    return word(Evt3Format.TIME_HIGH, value);
  }

  Evt3Words timeLow(int value) {
    return word(Evt3Format.TIME_LOW, value);
  }

  Evt3Words row(int y) {
    return word(Evt3Format.ADDR_Y, y);
  }

  Evt3Words event(int x, int polarity) {
    return word(Evt3Format.ADDR_X, x | polarity << Evt3Format.POLARITY_SHIFT);
  }

  Evt3Words base(int x, int polarity) {
    return word(Evt3Format.VECT_BASE_X, x | polarity << Evt3Format.POLARITY_SHIFT);
  }

  Evt3Words vector12(int mask) {
    return word(Evt3Format.VECT_12, mask);
  }

  Evt3Words vector8(int mask) {
    return word(Evt3Format.VECT_8, mask);
  }

  Evt3Words word(int type, int payload) {
    int word = type << Evt3Format.TYPE_SHIFT | payload;
    return raw(word & 0xff).raw(word >>> 8);
  }

  Evt3Words raw(int oneByte) {
    bytes.write(oneByte);
    return this;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
