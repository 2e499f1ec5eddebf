/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.dat;

import io.neuromorphic.flink.codec.prophesee.RawWords;

/** Builds DAT recordings record by record. */
final class DatRecords {

  static final String HEADER = "% Version 2\n% Width 304\n% Height 240\n";

  private final RawWords words;

  DatRecords() {
    this(HEADER, 0x0C, 8);
  }

  DatRecords(String header, int type, int size) {
    words = new RawWords(header).word(type, 1).word(size, 1);
  }

  DatRecords event(long t, int x, int y, int polarity) {
    return record(t, (long) polarity << 28 | y << 14 | x);
  }

  DatRecords record(long t, long address) {
    words.word(t, 4).word(address, 4);
    return this;
  }

  DatRecords raw(int oneByte) {
    words.word(oneByte, 1);
    return this;
  }

  byte[] bytes() {
    return words.bytes();
  }
}
