/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.tensor;

import java.nio.ByteBuffer;

/** How a number of a tensor is stored. */
public enum NumberFormat {
  /** IEEE binary16. */
  FLOAT16(2),
  /** The upper half of a float32. */
  BFLOAT16(2),
  /** IEEE binary32. */
  FLOAT32(4),
  /** IEEE binary64. */
  FLOAT64(8),
  /** A byte, 0 or 1. */
  BOOLEAN(1),
  /** Two's complement. */
  INT8(1),
  /** No sign. */
  UINT8(1),
  /** Two's complement. */
  INT16(2),
  /** No sign. */
  UINT16(2),
  /** Two's complement. */
  INT32(4),
  /** No sign. */
  UINT32(4),
  /** Two's complement. */
  INT64(8);

  private final int bytes;

  NumberFormat(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one number. */
  public int bytes() {
    return bytes;
  }

  /** Whether it is a format of whole numbers. */
  public boolean isWhole() {
    return ordinal() >= BOOLEAN.ordinal();
  }

  /** Takes the next number out of {@code from}; only of formats of whole numbers. */
  public long whole(ByteBuffer from) {
    return switch (this) {
      case BOOLEAN, UINT8 -> Byte.toUnsignedLong(from.get());
      case INT8 -> from.get();
      case INT16 -> from.getShort();
      case UINT16 -> Short.toUnsignedLong(from.getShort());
      case INT32 -> from.getInt();
      case UINT32 -> Integer.toUnsignedLong(from.getInt());
      case INT64 -> from.getLong();
      default -> throw new IllegalStateException(this + " is no format of whole numbers");
    };
  }
}
