/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.evt2;

import io.neuromorphic.flink.codec.prophesee.RawWords;

/** Builds EVT2 recordings word by word. */
final class Evt2Words {

  static final String HEADER = "% evt 2.0\n% geometry 640x480\n% end\n";

  private final RawWords words;

  Evt2Words() {
    this(HEADER);
  }

  Evt2Words(String header) {
    words = new RawWords(header);
  }

  Evt2Words timeHigh(int counter) {
    return word(0x8, counter);
  }

  Evt2Words event(int low, int x, int y, int polarity) {
    return word(polarity, low << 22 | x << 11 | y);
  }

  Evt2Words word(int type, int content) {
    words.word(type << 28 | content, 4);
    return this;
  }

  Evt2Words raw(int oneByte) {
    words.word(oneByte, 1);
    return this;
  }

  byte[] bytes() {
    return words.bytes();
  }
}
