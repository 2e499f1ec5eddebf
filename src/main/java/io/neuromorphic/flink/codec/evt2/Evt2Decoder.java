/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.evt2;

import static io.neuromorphic.flink.codec.evt2.Evt2Format.CD_OFF;
import static io.neuromorphic.flink.codec.evt2.Evt2Format.CD_ON;
import static io.neuromorphic.flink.codec.evt2.Evt2Format.CONTINUED;
import static io.neuromorphic.flink.codec.evt2.Evt2Format.COORDINATE_MASK;
import static io.neuromorphic.flink.codec.evt2.Evt2Format.EVENT_SHIFT;
import static io.neuromorphic.flink.codec.evt2.Evt2Format.EXT_TRIGGER;
import static io.neuromorphic.flink.codec.evt2.Evt2Format.OTHERS;
import static io.neuromorphic.flink.codec.evt2.Evt2Format.TIME_HIGH;
import static io.neuromorphic.flink.codec.evt2.Evt2Format.TIME_HIGH_BITS;
import static io.neuromorphic.flink.codec.evt2.Evt2Format.TIME_HIGH_MASK;
import static io.neuromorphic.flink.codec.evt2.Evt2Format.TIME_LOW_BITS;
import static io.neuromorphic.flink.codec.evt2.Evt2Format.TIME_LOW_MASK;
import static io.neuromorphic.flink.codec.evt2.Evt2Format.TIME_LOW_SHIFT;
import static io.neuromorphic.flink.codec.evt2.Evt2Format.TYPE_SHIFT;
import static io.neuromorphic.flink.codec.evt2.Evt2Format.WORD_BYTES;
import static io.neuromorphic.flink.codec.evt2.Evt2Format.WRAP_DROP;
import static io.neuromorphic.flink.codec.evt2.Evt2Format.X_SHIFT;

import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.codec.prophesee.HighTime;
import io.neuromorphic.flink.codec.prophesee.RawDecoder;
import io.neuromorphic.flink.event.CameraPacket;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads EVT2 RAW recordings. Times, columns and rows are given as stored.
 *
 * <p>Skipped and counted as warnings: events before the first TIME_HIGH and outside the sensor
 * where its size is known; triggers, other words.
 */
public final class Evt2Decoder extends RawDecoder {

  /** Name of the format. */
  public static final String FORMAT = "EVT2";

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final HighTime high = new HighTime(TIME_HIGH_BITS, WRAP_DROP, warnings);

  /** For a recording. */
  public Evt2Decoder() {
    super(FORMAT, WORD_BYTES);
  }

  private Evt2Decoder(SensorInfo sensor) {
    super(FORMAT, WORD_BYTES, sensor);
  }

  /** For a stream of words alone, such as a live one; a sensor of size 0 is unknown. */
  public static Evt2Decoder withoutHeader(SensorInfo sensor) {
    return new Evt2Decoder(sensor);
  }

  @Override
  protected void records(
      byte[] bytes, int from, int to, int place, long offset, CameraPacket into) {
    int start = high.isStarted() ? from : seekTime(bytes, from, to);
    ensureRoom((to - start) / WORD_BYTES, into);
    long[] t = into.t();
    char[] x = into.x();
    char[] y = into.y();
    byte[] polarity = into.polarity();
    int[] at = places;
    int width = width();
    int height = height();
    int toPlace = place - from;
    long time = high.get() << TIME_LOW_BITS;
    int n = into.size();
    for (int i = start; i < to; i += WORD_BYTES) {
      int word = (int) WORD.get(bytes, i);
      if (word >>> EVENT_SHIFT == 0) {
        int column = word >>> X_SHIFT & COORDINATE_MASK;
        int row = word & COORDINATE_MASK;
        if (column < width && row < height) {
          t[n] = time | word >>> TIME_LOW_SHIFT & TIME_LOW_MASK;
          x[n] = (char) column;
          y[n] = (char) row;
          polarity[n] = (byte) (word >>> TYPE_SHIFT);
          at[n] = toPlace + i;
          n++;
        } else {
          warnings.add(OUTSIDE);
        }
      } else if (word >>> TYPE_SHIFT == TIME_HIGH) {
        time = high.take(word & TIME_HIGH_MASK) << TIME_LOW_BITS;
      } else {
        skip(word >>> TYPE_SHIFT);
      }
    }
    into.setSize(n);
  }

  /** Where the first TIME_HIGH is. */
  private int seekTime(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i += WORD_BYTES) {
      switch ((int) WORD.get(bytes, i) >>> TYPE_SHIFT) {
        case TIME_HIGH -> {
          return i;
        }
        case CD_OFF, CD_ON -> warnings.add(BEFORE_TIME);
        default -> {}
      }
    }
    return to;
  }

  private void skip(int type) {
    switch (type) {
      case EXT_TRIGGER -> warnings.add(TRIGGER);
      case OTHERS -> warnings.add(OTHER);
      case CONTINUED -> {}
      default -> warnings.add(reserved(type));
    }
  }
}
