/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.evt2;

import static io.neuromorphic.flink.codec.evt2.Evt2Format.TIME_HIGH;
import static io.neuromorphic.flink.codec.evt2.Evt2Format.TIME_HIGH_BITS;
import static io.neuromorphic.flink.codec.evt2.Evt2Format.TIME_LOW_BITS;
import static io.neuromorphic.flink.codec.evt2.Evt2Format.TIME_LOW_MASK;
import static io.neuromorphic.flink.codec.evt2.Evt2Format.TIME_LOW_SHIFT;
import static io.neuromorphic.flink.codec.evt2.Evt2Format.TYPE_SHIFT;
import static io.neuromorphic.flink.codec.evt2.Evt2Format.WRAP_DROP;
import static io.neuromorphic.flink.codec.evt2.Evt2Format.X_SHIFT;

import io.neuromorphic.flink.codec.prophesee.RawEncoder;

/**
 * Writes EVT2 RAW recordings: one word an event, and one wherever the upper part of time changes.
 */
public final class Evt2Encoder extends RawEncoder {

  public Evt2Encoder() {
    super(Evt2Decoder.FORMAT, "2.0", "", TIME_HIGH_BITS, TIME_LOW_BITS, WRAP_DROP);
  }

  @Override
  protected void timeHigh(int counter) {
    words.putInt(TIME_HIGH << TYPE_SHIFT | counter);
  }

  @Override
  protected void event(long t, int x, int y, int polarity) {
    int low = (int) t & TIME_LOW_MASK;
    words.putInt(polarity << TYPE_SHIFT | low << TIME_LOW_SHIFT | x << X_SHIFT | y);
  }
}
