/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.evt21;

import static io.neuromorphic.flink.codec.evt21.Evt21Format.MASK_LENGTH;
import static io.neuromorphic.flink.codec.evt21.Evt21Format.TIME_HIGH;
import static io.neuromorphic.flink.codec.evt21.Evt21Format.TIME_HIGH_BITS;
import static io.neuromorphic.flink.codec.evt21.Evt21Format.TIME_HIGH_SHIFT;
import static io.neuromorphic.flink.codec.evt21.Evt21Format.TIME_LOW_BITS;
import static io.neuromorphic.flink.codec.evt21.Evt21Format.TIME_LOW_MASK;
import static io.neuromorphic.flink.codec.evt21.Evt21Format.TIME_LOW_SHIFT;
import static io.neuromorphic.flink.codec.evt21.Evt21Format.TYPE_SHIFT;
import static io.neuromorphic.flink.codec.evt21.Evt21Format.WRAP_DROP;
import static io.neuromorphic.flink.codec.evt21.Evt21Format.X_SHIFT;
import static io.neuromorphic.flink.codec.evt21.Evt21Format.Y_SHIFT;

import io.neuromorphic.flink.codec.prophesee.RawEncoder;

/**
 * Writes EVT2.1 RAW recordings. Events that follow each other from left to right in one row, at one
 * time and of one polarity, share a word where it reaches: they are read in the same order.
 */
public final class Evt21Encoder extends RawEncoder {

  private final int rotation;
  private long begun;
  private int mask;

  /** For recordings of a word order. */
  public Evt21Encoder(WordOrder order) {
    super(Evt21Decoder.FORMAT, "2.1", order.option(), TIME_HIGH_BITS, TIME_LOW_BITS, WRAP_DROP);
    this.rotation = order.rotation();
  }

  @Override
  protected void timeHigh(int counter) {
    put((long) TIME_HIGH << TYPE_SHIFT | (long) counter << TIME_HIGH_SHIFT);
  }

  @Override
  protected void event(long t, int x, int y, int polarity) {
    int column = x % MASK_LENGTH;
    long word =
        (long) polarity << TYPE_SHIFT
            | (t & TIME_LOW_MASK) << TIME_LOW_SHIFT
            | (long) (x - column) << X_SHIFT
            | (long) y << Y_SHIFT;
    if (word != begun || mask >>> column != 0) {
      writeKept();
      begun = word;
    }
    mask |= 1 << column;
  }

  @Override
  protected void writeKept() {
    if (mask != 0) {
      put(begun | Integer.toUnsignedLong(mask));
      mask = 0;
    }
  }

  private void put(long word) {
    words.putLong(Long.rotateRight(word, rotation));
  }
}
