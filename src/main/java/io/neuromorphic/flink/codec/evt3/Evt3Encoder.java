/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.evt3;

import static io.neuromorphic.flink.codec.evt3.Evt3Format.ADDR_X;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.ADDR_Y;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.POLARITY_SHIFT;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.TIME_BITS;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.TIME_HIGH;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.TIME_LOW;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.TIME_MASK;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.TYPE_SHIFT;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.VECT_12;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.VECT_12_LENGTH;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.VECT_8;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.VECT_8_LENGTH;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.VECT_BASE_X;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.WRAP_DROP;

import io.neuromorphic.flink.codec.prophesee.RawEncoder;

/**
 * Writes EVT3 RAW recordings. Events that follow each other from left to right in one row, at one
 * time and of one polarity, become vectors where these take fewer words: they are read in the same
 * order.
 */
public final class Evt3Encoder extends RawEncoder {

  private static final int VECTORS_LENGTH = 2 * VECT_12_LENGTH + VECT_8_LENGTH;
  private static final int ROW_LENGTH = Evt3Format.COORDINATES;

  private final int[] columns = new int[ROW_LENGTH];
  private int kept;
  private int keptPolarity;
  private int row = -1;
  private int low;

  public Evt3Encoder() {
    super(Evt3Decoder.FORMAT, "3.0", "", TIME_BITS, TIME_BITS, WRAP_DROP);
  }

  @Override
  protected void timeHigh(int counter) {
    put(TIME_HIGH, counter);
    // A reader starts the lower part again with every new upper one.
    low = 0;
  }

  @Override
  protected void event(long t, int x, int y, int polarity) {
    int newLow = (int) t & TIME_MASK;
    boolean follows =
        kept > 0 && newLow == low && y == row && polarity == keptPolarity && x > columns[kept - 1];
    if (!follows) {
      writeKept();
      if (newLow != low) {
        put(TIME_LOW, newLow);
        low = newLow;
      }
      if (y != row) {
        put(ADDR_Y, y);
        row = y;
      }
      keptPolarity = polarity;
    }
    columns[kept++] = x;
  }

  @Override
  protected void writeKept() {
    int from = 0;
    while (from < kept) {
      int to = from + 1;
      while (to < kept && columns[to] - columns[from] < VECTORS_LENGTH) {
        to++;
      }
      if (1 + vectors(columns[to - 1] - columns[from]) < to - from) {
        vectors(from, to);
        from = to;
      } else {
        put(ADDR_X, keptPolarity << POLARITY_SHIFT | columns[from++]);
      }
    }
    kept = 0;
  }

  /** How many vectors reach from a base to the column so far to the right of it. */
  private static int vectors(int distance) {
    return distance < VECT_12_LENGTH ? 1 : distance < 2 * VECT_12_LENGTH ? 2 : 3;
  }

  private void vectors(int from, int to) {
    int base = columns[from];
    put(VECT_BASE_X, keptPolarity << POLARITY_SHIFT | base);
    int next = from;
    for (int vector = 0; next < to; vector++) {
      int length = vector < 2 ? VECT_12_LENGTH : VECT_8_LENGTH;
      int mask = 0;
      for (; next < to && columns[next] < base + length; next++) {
        mask |= 1 << columns[next] - base;
      }
      put(vector < 2 ? VECT_12 : VECT_8, mask);
      base += length;
    }
  }

  private void put(int type, int content) {
    words.putShort(type << TYPE_SHIFT | content);
  }
}
