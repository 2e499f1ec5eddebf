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
import static io.neuromorphic.flink.codec.evt3.Evt3Format.VECT_12_MASK;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.VECT_8;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.VECT_8_LENGTH;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.VECT_BASE_X;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.WRAP_DROP;

import io.neuromorphic.flink.codec.prophesee.RawEncoder;

/**
 * Writes EVT3 RAW recordings. Events that follow each other from left to right in one row, at one
 * time and of one polarity, become vectors where these take fewer words: they are read in the same
 * order.
 *
 * <p>Vectors come as cameras write them and as OpenEB demands: after a base, words of 12, 12 and 8
 * together, all within the sensor. OpenEB takes the two words behind a VECT_12 for its others.
 */
public final class Evt3Encoder extends RawEncoder {

  private static final int BLOCK_LENGTH = 2 * VECT_12_LENGTH + VECT_8_LENGTH;
  private static final int BLOCK_WORDS = 3;
  private static final int NONE = -1;
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
    int base = NONE;
    int i = 0;
    while (i < kept) {
      int fresh = Math.min(columns[i], width() - BLOCK_LENGTH);
      int saved = inBlock(i, base) - BLOCK_WORDS;
      int savedAnew = inBlock(i, fresh) - BLOCK_WORDS - 1;
      if (Math.max(saved, savedAnew) <= 0) {
        put(ADDR_X, keptPolarity << POLARITY_SHIFT | columns[i++]);
        continue;
      }
      if (savedAnew > saved) {
        base = fresh;
        put(VECT_BASE_X, keptPolarity << POLARITY_SHIFT | base);
      }
      int end = i + inBlock(i, base);
      block(i, end, base);
      i = end;
      base += BLOCK_LENGTH;
    }
    kept = 0;
  }

  /** How many events from the i-th kept on lie in the block of a base; 0 if it can have none. */
  private int inBlock(int i, int base) {
    if (base < 0 || base + BLOCK_LENGTH > width()) {
      return 0;
    }
    int end = i;
    while (end < kept && columns[end] >= base && columns[end] < base + BLOCK_LENGTH) {
      end++;
    }
    return end - i;
  }

  private void block(int from, int to, int base) {
    int mask = 0;
    for (int i = from; i < to; i++) {
      mask |= 1 << columns[i] - base;
    }
    put(VECT_12, mask & VECT_12_MASK);
    put(VECT_12, mask >>> VECT_12_LENGTH & VECT_12_MASK);
    put(VECT_8, mask >>> 2 * VECT_12_LENGTH);
  }

  private void put(int type, int content) {
    words.putShort(type << TYPE_SHIFT | content);
  }
}
