/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.evt3;

import static io.neuromorphic.flink.codec.evt3.Evt3Format.ADDR_X;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.ADDR_Y;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.CONTINUED_12;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.CONTINUED_4;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.COORDINATE_MASK;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.EXT_TRIGGER;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.MONITOR_ADDR_Y;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.OTHERS;
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
import static io.neuromorphic.flink.codec.evt3.Evt3Format.VECT_8_MASK;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.VECT_BASE_X;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.WORD_BYTES;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.WRAP_DROP;

import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.codec.prophesee.HighTime;
import io.neuromorphic.flink.codec.prophesee.RawDecoder;
import io.neuromorphic.flink.event.CameraPacket;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads EVT3 RAW recordings. Times, columns and rows are given as stored.
 *
 * <p>Skipped and counted as warnings: events before the first TIME_HIGH, before a row is known, and
 * outside the sensor where its size is known; exposure measurements, triggers, other words.
 */
public final class Evt3Decoder extends RawDecoder {

  /** Name of the format. */
  public static final String FORMAT = "EVT3";

  private static final String BEFORE_ROW = "events before the first ADDR_Y";
  private static final String BEFORE_BASE = "vectors before the first VECT_BASE_X";
  private static final String MONITOR = "exposure measurements";

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);

  private final HighTime high = new HighTime(TIME_BITS, WRAP_DROP, warnings);
  private int low;
  private int row;
  private String rowProblem = BEFORE_ROW;
  private int base = -1;
  private byte basePolarity;

  /** For a recording. */
  public Evt3Decoder() {
    super(FORMAT, WORD_BYTES);
  }

  private Evt3Decoder(SensorInfo sensor) {
    super(FORMAT, WORD_BYTES, sensor);
  }

  /** For a stream of words alone, such as a live one; a sensor of size 0 is unknown. */
  public static Evt3Decoder withoutHeader(SensorInfo sensor) {
    return new Evt3Decoder(sensor);
  }

  @Override
  protected void records(
      byte[] bytes, int from, int to, int place, long offset, CameraPacket into) {
    int i = high.isStarted() ? from : seekTime(bytes, from, to);
    ensureRoom((to - i) / WORD_BYTES, into);
    long[] t = into.t();
    char[] x = into.x();
    char[] y = into.y();
    byte[] polarity = into.polarity();
    int[] at = places;
    int n = into.size();
    int width = width();
    int toPlace = place - from;
    long time = high.get() << TIME_BITS | low;
    for (; i < to; i += WORD_BYTES) {
      int word = (char) WORD.get(bytes, i);
      switch (word >>> TYPE_SHIFT) {
        case ADDR_X -> {
          int column = word & COORDINATE_MASK;
          if (rowProblem == null && column < width) {
            t[n] = time;
            x[n] = (char) column;
            y[n] = (char) row;
            polarity[n] = (byte) ((word >>> POLARITY_SHIFT) & 1);
            at[n] = toPlace + i;
            n++;
          } else {
            warnings.add(rowProblem == null ? OUTSIDE : rowProblem);
          }
        }
        case ADDR_Y -> {
          row = word & COORDINATE_MASK;
          rowProblem = row < height() ? null : OUTSIDE;
        }
        case TIME_LOW -> {
          low = word & TIME_MASK;
          time = high.get() << TIME_BITS | low;
        }
        case TIME_HIGH -> {
          long before = high.get();
          long now = high.take(word & TIME_MASK);
          if (now != before) {
            low = 0;
          }
          time = now << TIME_BITS | low;
        }
        case VECT_12, VECT_8 -> {
          boolean twelve = word >>> TYPE_SHIFT == VECT_12;
          into.setSize(n);
          vector(
              word & (twelve ? VECT_12_MASK : VECT_8_MASK),
              twelve ? VECT_12_LENGTH : VECT_8_LENGTH,
              time,
              toPlace + i,
              into);
          // A vector is more events than words: there is room for the words to come again.
          ensureRoom((to - i) / WORD_BYTES, into);
          n = into.size();
          t = into.t();
          x = into.x();
          y = into.y();
          polarity = into.polarity();
          at = places;
        }
        case VECT_BASE_X -> {
          base = word & COORDINATE_MASK;
          basePolarity = (byte) ((word >>> POLARITY_SHIFT) & 1);
        }
        case MONITOR_ADDR_Y -> rowProblem = MONITOR;
        case EXT_TRIGGER -> warnings.add(TRIGGER);
        case OTHERS -> warnings.add(OTHER);
        case CONTINUED_4, CONTINUED_12 -> {}
        default -> warnings.add(reserved(word >>> TYPE_SHIFT));
      }
    }
    into.setSize(n);
  }

  /** Where the first TIME_HIGH is; without it even coordinates are not to be trusted. */
  private int seekTime(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i += WORD_BYTES) {
      int word = (char) WORD.get(bytes, i);
      switch (word >>> TYPE_SHIFT) {
        case TIME_HIGH -> {
          return i;
        }
        case ADDR_X -> warnings.add(BEFORE_TIME);
        case VECT_12 -> warnings.add(BEFORE_TIME, Integer.bitCount(word & VECT_12_MASK));
        case VECT_8 -> warnings.add(BEFORE_TIME, Integer.bitCount(word & VECT_8_MASK));
        default -> {}
      }
    }
    return to;
  }

  private void vector(int mask, int length, long time, int place, CameraPacket into) {
    if (base < 0) {
      warnings.add(BEFORE_BASE);
      return;
    }
    int room = Math.max(0, width() - base);
    int inside = room >= length ? mask : mask & ((1 << room) - 1);
    String problem = rowProblem == null ? OUTSIDE : rowProblem;
    int lost = rowProblem == null ? mask ^ inside : mask;
    if (lost != 0) {
      warnings.add(problem, Integer.bitCount(lost));
    }
    if (rowProblem == null && inside != 0) {
      ensureRoom(length, into);
      int n = into.size();
      for (int bits = inside; bits != 0; bits &= bits - 1) {
        places[n] = place;
        into.t()[n] = time;
        into.x()[n] = (char) (base + Integer.numberOfTrailingZeros(bits));
        into.y()[n] = (char) row;
        into.polarity()[n] = basePolarity;
        n++;
      }
      into.setSize(n);
    }
    // Kept small, however many vectors follow one base.
    base = Math.min(base + length, COORDINATES);
  }
}
