/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.numpy;

import io.neuromorphic.flink.codec.tensor.NumberFormat;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of an array's numbers, such as {@code <f4}.
 *
 * @param kind {@code f} float, {@code i} signed, {@code u} unsigned, {@code b} boolean
 * @param bytes of one number
 * @param order of the bytes
 */
record NumberType(char kind, int bytes, ByteOrder order) {

  static final String KNOWN = "f2, f4, f8, i1, i2, i4, i8, u1, u2, u4 or b1, little- or big-endian";

  static final NumberType FLOAT32 = new NumberType('f', 4, ByteOrder.LITTLE_ENDIAN);
  static final NumberType FLOAT64 = new NumberType('f', 8, ByteOrder.LITTLE_ENDIAN);
  static final NumberType INT64 = new NumberType('i', 8, ByteOrder.LITTLE_ENDIAN);

  private static final Pattern DESCRIPTION = Pattern.compile("([<>|=])(f[248]|i[1248]|u[124]|b1)");

  /** The type of a description, empty where it is none of {@link #KNOWN}. */
  static Optional<NumberType> of(String description) {
    Matcher matcher = DESCRIPTION.matcher(description);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    char kind = matcher.group(2).charAt(0);
    int bytes = matcher.group(2).charAt(1) - '0';
    String order = matcher.group(1);
    if (order.equals("|") && bytes > 1) {
      return Optional.empty();
    }
    return Optional.of(
        new NumberType(
            kind, bytes, order.equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN));
  }

  boolean isFloat() {
    return kind == 'f';
  }

  /** The same, without the order of its bytes. */
  NumberFormat format() {
    return switch (kind) {
      case 'f' ->
          bytes == 2
              ? NumberFormat.FLOAT16
              : bytes == 4 ? NumberFormat.FLOAT32 : NumberFormat.FLOAT64;
      case 'b' -> NumberFormat.BOOLEAN;
      case 'u' -> NumberFormat.valueOf("UINT" + bytes * Byte.SIZE);
      default -> NumberFormat.valueOf("INT" + bytes * Byte.SIZE);
    };
  }

  /** As NumPy writes it. */
  String description() {
    String sign = bytes == 1 ? "|" : order == ByteOrder.BIG_ENDIAN ? ">" : "<";
    return sign + kind + bytes;
  }
}
