/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.packet;

import io.neuromorphic.flink.codec.RawText;
import java.nio.charset.StandardCharsets;

/** What the messages of the packet format have in common. */
final class PacketFormat {

  /** Largest record that is written. */
  static final int MAX_RECORD_BYTES = 512 * 1024;

  // The most that fields take in a record; varints carry 7 bits per byte.
  static final int MAX_OFFSET_BYTES = 10;
  static final int MAX_UINT32_BYTES = 5;
  static final int MAX_UINT16_BYTES = 3;
  static final int FLOAT_BYTES = 4;
  static final int BOOL_BYTES = 1;

  /** Room for tags, lengths and the fields that are no columns, but for the population. */
  private static final int ENVELOPE_BYTES = 128;

  private static final int MAX_DETAIL_CHARS = 120;

  /** Of the schema. */
  private static final int VERSION = 1;

  private PacketFormat() {}

  /** How many events fit a record, whatever their values. */
  static int maxEvents(int maxEventBytes, String population) {
    int name = population.getBytes(StandardCharsets.UTF_8).length;
    int events = (MAX_RECORD_BYTES - ENVELOPE_BYTES - name) / maxEventBytes;
    if (events < 1) {
      throw new IllegalArgumentException("population name of " + name + " bytes");
    }
    return events;
  }

  /** The smallest of {@code times[from, to)}. */
  static long base(long[] times, int from, int to) {
    long base = times[from];
    for (int i = from + 1; i < to; i++) {
      base = Math.min(base, times[i]);
    }
    return base;
  }

  /** Whether {@code base} plus the unsigned offset is an int64. */
  static boolean isTime(long base, long offset) {
    return Long.compareUnsigned(offset, Long.MAX_VALUE - base) <= 0;
  }

  /** Why a record cannot be read. */
  static String notAMessage(String message, Exception cause) {
    return RawText.cut("not a " + message + " message: " + cause.getMessage(), MAX_DETAIL_CHARS);
  }

  /** Whether a packet says that who knows only this version of the schema would misread it. */
  static boolean isBeyondUs(int requires) {
    return Integer.compareUnsigned(requires, VERSION) > 0;
  }

  /** That it does. */
  static String beyondUs(int requires) {
    return "needs version "
        + Integer.toUnsignedString(requires)
        + " of the packet schema, and this release reads version "
        + VERSION
        + ": read it with a newer one";
  }

  /** That columns differ in length. */
  static String uneven(String lengths) {
    return "columns of unequal length: " + lengths;
  }
}
