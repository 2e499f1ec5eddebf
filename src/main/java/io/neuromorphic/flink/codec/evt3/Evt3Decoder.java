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
 * Reads EVT3 RAW recordings. Times, columns and rows are given as stored. The lower half of the
 * time legitimately steps back where several parts of a sensor report, so that time is not
 * monotone.
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

  /** Rows that no word can name: none is known, or exposure is measured. */
  private static final int NO_ROW = 1 << 20;

  private static final int MONITOR_ROW = 1 << 21;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);

  private final HighTime high = new HighTime(TIME_BITS, WRAP_DROP, warnings);
  private long time;
  private int row = NO_ROW;
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
    int start = high.isStarted() ? from : seekTime(bytes, from, to);
    // One place per word to come: enough for all but vectors, which make their own.
    ensureRoom((to - start) / WORD_BYTES, into);
    long[] t = into.t();
    char[] x = into.x();
    char[] y = into.y();
    byte[] polarity = into.polarity();
    int[] at = places;
    int width = width();
    int height = height();
    int toPlace = place - from;
    int row = this.row;
    long now = time;
    int n = into.size();
    for (int i = start; i < to; i += WORD_BYTES) {
      int word = (char) WORD.get(bytes, i);
      int type = word >>> TYPE_SHIFT;
      switch (type) {
        case ADDR_X -> {
          int column = word & COORDINATE_MASK;
          if (column < width && row < height) {
            t[n] = now;
            x[n] = (char) column;
            y[n] = (char) row;
            polarity[n] = (byte) (word >>> POLARITY_SHIFT & 1);
            at[n] = toPlace + i;
            n++;
          } else {
            warnings.add(rowProblem(row));
          }
        }
        case ADDR_Y -> row = word & COORDINATE_MASK;
        case TIME_LOW -> now = now & ~TIME_MASK | word & TIME_MASK;
        case TIME_HIGH -> {
          long next = high.take(word & TIME_MASK) << TIME_BITS;
          now = next == (now & ~TIME_MASK) ? now : next;
        }
        case VECT_12, VECT_8 -> {
          int mask = onSensor(word, type, row);
          if (mask != 0) {
            int needed = VECT_12_LENGTH + (to - i) / WORD_BYTES;
            if (n + needed > t.length) {
              into.setSize(n);
              ensureRoom(needed, into);
              t = into.t();
              x = into.x();
              y = into.y();
              polarity = into.polarity();
              at = places;
            }
            for (; mask != 0; mask &= mask - 1) {
              t[n] = now;
              x[n] = (char) (base + Integer.numberOfTrailingZeros(mask));
              y[n] = (char) row;
              polarity[n] = basePolarity;
              at[n] = toPlace + i;
              n++;
            }
          }
          moveBase(type);
        }
        case VECT_BASE_X -> {
          base = word & COORDINATE_MASK;
          basePolarity = (byte) (word >>> POLARITY_SHIFT & 1);
        }
        case MONITOR_ADDR_Y -> row = MONITOR_ROW;
        default -> other(type);
      }
    }
    this.row = row;
    time = now;
    into.setSize(n);
  }

  /** Why the events of a row, or those whose column is wrong, are skipped. */
  private static String rowProblem(int row) {
    return switch (row) {
      case NO_ROW -> BEFORE_ROW;
      case MONITOR_ROW -> MONITOR;
      default -> OUTSIDE;
    };
  }

  /** What of a vector lies on the sensor; the rest is counted. */
  private int onSensor(int word, int type, int row) {
    int mask = word & (type == VECT_12 ? VECT_12_MASK : VECT_8_MASK);
    if (base < 0) {
      warnings.add(BEFORE_BASE);
      return 0;
    }
    int room = row < height() ? width() - base : 0;
    if (room >= VECT_12_LENGTH) {
      return mask;
    }
    int inside = mask & (1 << Math.max(0, room)) - 1;
    if (inside != mask) {
      warnings.add(rowProblem(row), Integer.bitCount(mask ^ inside));
    }
    return inside;
  }

  /** Kept small, however many vectors follow one base. */
  private void moveBase(int type) {
    if (base >= 0) {
      base = Math.min(base + (type == VECT_12 ? VECT_12_LENGTH : VECT_8_LENGTH), COORDINATES);
    }
  }

  private void other(int type) {
    switch (type) {
      case EXT_TRIGGER -> warnings.add(TRIGGER);
      case OTHERS -> warnings.add(OTHER);
      case CONTINUED_4, CONTINUED_12 -> {}
      default -> warnings.add(reserved(type));
    }
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
        case VECT_12 -> addBeforeTime(word & VECT_12_MASK);
        case VECT_8 -> addBeforeTime(word & VECT_8_MASK);
        default -> {}
      }
    }
    return to;
  }

  private void addBeforeTime(int mask) {
    if (mask != 0) {
      warnings.add(BEFORE_TIME, Integer.bitCount(mask));
    }
  }
}
