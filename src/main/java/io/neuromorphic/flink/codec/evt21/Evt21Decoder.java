/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.evt21;

import static io.neuromorphic.flink.codec.evt21.Evt21Format.CONTINUED;
import static io.neuromorphic.flink.codec.evt21.Evt21Format.COORDINATE_MASK;
import static io.neuromorphic.flink.codec.evt21.Evt21Format.EVT_NEG;
import static io.neuromorphic.flink.codec.evt21.Evt21Format.EVT_POS;
import static io.neuromorphic.flink.codec.evt21.Evt21Format.EXT_TRIGGER;
import static io.neuromorphic.flink.codec.evt21.Evt21Format.MASK_LENGTH;
import static io.neuromorphic.flink.codec.evt21.Evt21Format.OTHERS;
import static io.neuromorphic.flink.codec.evt21.Evt21Format.TIME_HIGH;
import static io.neuromorphic.flink.codec.evt21.Evt21Format.TIME_HIGH_BITS;
import static io.neuromorphic.flink.codec.evt21.Evt21Format.TIME_HIGH_MASK;
import static io.neuromorphic.flink.codec.evt21.Evt21Format.TIME_HIGH_SHIFT;
import static io.neuromorphic.flink.codec.evt21.Evt21Format.TIME_LOW_BITS;
import static io.neuromorphic.flink.codec.evt21.Evt21Format.TIME_LOW_MASK;
import static io.neuromorphic.flink.codec.evt21.Evt21Format.TIME_LOW_SHIFT;
import static io.neuromorphic.flink.codec.evt21.Evt21Format.TYPE_SHIFT;
import static io.neuromorphic.flink.codec.evt21.Evt21Format.WORD_BYTES;
import static io.neuromorphic.flink.codec.evt21.Evt21Format.WRAP_DROP;
import static io.neuromorphic.flink.codec.evt21.Evt21Format.X_SHIFT;
import static io.neuromorphic.flink.codec.evt21.Evt21Format.Y_SHIFT;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.codec.prophesee.HighTime;
import io.neuromorphic.flink.codec.prophesee.RawDecoder;
import io.neuromorphic.flink.codec.prophesee.RawHeader;
import io.neuromorphic.flink.event.CameraPacket;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads EVT2.1 RAW recordings. Times, columns and rows are given as stored.
 *
 * <p>The order of half words is the header's: {@code endianness=little|legacy}; where it says
 * nothing, that of the board its {@code system_ID} names, else little.
 *
 * <p>Skipped and counted as warnings: events before the first TIME_HIGH and outside the sensor
 * where its size is known; triggers, other words.
 */
public final class Evt21Decoder extends RawDecoder {

  /** Name of the format. */
  public static final String FORMAT = "EVT2.1";

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final HighTime high = new HighTime(TIME_HIGH_BITS, WRAP_DROP, warnings);
  private WordOrder order = WordOrder.LITTLE;

  /** For a recording. */
  public Evt21Decoder() {
    super(FORMAT, WORD_BYTES);
  }

  private Evt21Decoder(SensorInfo sensor, WordOrder order) {
    super(FORMAT, WORD_BYTES, sensor);
    this.order = order;
  }

  /** For a stream of words alone, such as a live one; a sensor of size 0 is unknown. */
  public static Evt21Decoder withoutHeader(SensorInfo sensor, WordOrder order) {
    return new Evt21Decoder(sensor, order);
  }

  @Override
  protected void readHeader(RawHeader header, long offset) throws MalformedStreamException {
    String named = header.wordOrder();
    order =
        switch (named) {
          case "", "little" -> WordOrder.LITTLE;
          case "legacy" -> WordOrder.LEGACY;
          default ->
              throw new MalformedStreamException(
                  offset, "RAW header names endianness '" + named + "', expected little or legacy");
        };
  }

  @Override
  protected void records(
      byte[] bytes, int from, int to, int place, long offset, CameraPacket into) {
    int rotation = order.rotation();
    int start = high.isStarted() ? from : seekTime(bytes, from, to, rotation);
    ensureRoom((to - start) / WORD_BYTES + MASK_LENGTH, into);
    int width = width();
    int height = height();
    int toPlace = place - from;
    long time = high.get() << TIME_LOW_BITS;
    int n = into.size();
    long[] t = into.t();
    char[] x = into.x();
    char[] y = into.y();
    byte[] polarity = into.polarity();
    int[] at = places;
    for (int i = start; i < to; i += WORD_BYTES) {
      long word = Long.rotateLeft((long) WORD.get(bytes, i), rotation);
      int type = (int) (word >>> TYPE_SHIFT);
      if (type <= EVT_POS) {
        int base = (int) (word >>> X_SHIFT) & COORDINATE_MASK;
        int row = (int) (word >>> Y_SHIFT) & COORDINATE_MASK;
        int mask = (int) word;
        if (base + MASK_LENGTH > width || row >= height) {
          int inside = inside(mask, base, row);
          if (inside != mask) {
            warnings.add(OUTSIDE, Integer.bitCount(mask ^ inside));
          }
          mask = inside;
        }
        if (n + MASK_LENGTH > t.length) {
          into.setSize(n);
          ensureRoom(MASK_LENGTH, into);
          t = into.t();
          x = into.x();
          y = into.y();
          polarity = into.polarity();
          at = places;
        }
        long now = time | word >>> TIME_LOW_SHIFT & TIME_LOW_MASK;
        for (; mask != 0; mask &= mask - 1) {
          t[n] = now;
          x[n] = (char) (base + Integer.numberOfTrailingZeros(mask));
          y[n] = (char) row;
          polarity[n] = (byte) type;
          at[n] = toPlace + i;
          n++;
        }
      } else if (type == TIME_HIGH) {
        time = high.take((int) (word >>> TIME_HIGH_SHIFT) & TIME_HIGH_MASK) << TIME_LOW_BITS;
      } else {
        skip(type);
      }
    }
    into.setSize(n);
  }

  /** What of a mask lies on the sensor. */
  private int inside(int mask, int base, int row) {
    if (row >= height() || base >= width()) {
      return 0;
    }
    int room = width() - base;
    return room >= MASK_LENGTH ? mask : mask & ((1 << room) - 1);
  }

  /** Where the first TIME_HIGH is. */
  private int seekTime(byte[] bytes, int from, int to, int rotation) {
    for (int i = from; i < to; i += WORD_BYTES) {
      long word = Long.rotateLeft((long) WORD.get(bytes, i), rotation);
      switch ((int) (word >>> TYPE_SHIFT)) {
        case TIME_HIGH -> {
          return i;
        }
        case EVT_NEG, EVT_POS -> {
          if ((int) word != 0) {
            warnings.add(BEFORE_TIME, Integer.bitCount((int) word));
          }
        }
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
