/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.evt21;

import io.neuromorphic.flink.codec.prophesee.RawWords;

/** Builds EVT2.1 recordings word by word. */
final class Evt21Words {

  static final String HEADER =
      "% evt 2.1\n% format EVT21;endianness=little\n% geometry 640x480\n% end\n";

  private final RawWords words;
  private final boolean legacy;

  Evt21Words() {
    this(HEADER, false);
  }

  Evt21Words(String header, boolean legacy) {
    this.words = new RawWords(header);
    this.legacy = legacy;
  }

  Evt21Words timeHigh(int counter) {
    return word(0x8, (long) counter << 32);
  }

  Evt21Words events(int low, int base, int y, int polarity, int mask) {
    return word(
        polarity, (long) low << 54 | (long) base << 43 | (long) y << 32 | mask & 0xffff_ffffL);
  }

  Evt21Words word(int type, long content) {
    long word = (long) type << 60 | content;
    words.word(legacy ? word >>> 32 | word << 32 : word, 8);
    return this;
  }

  Evt21Words raw(int oneByte) {
    words.word(oneByte, 1);
    return this;
  }

  byte[] bytes() {
    return words.bytes();
  }
}
