/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.safetensors;

import io.neuromorphic.flink.codec.tensor.NumberFormat;
import io.neuromorphic.flink.codec.tensor.Shapes;
import java.util.Map;
import java.util.Optional;

/**
 * What the header says of a tensor.
 *
 * @param type such as {@code F32}
 * @param shape length of every dimension
 * @param from its first byte, from the end of the header
 * @param to the byte behind its last
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record TensorEntry(String name, String type, long[] shape, long from, long to) {

  /** Types whose numbers are read. */
  static final String READ = "F16, BF16, F32 or F64";

  private static final Map<String, NumberFormat> FORMATS =
      Map.of(
          "F16", NumberFormat.FLOAT16,
          "BF16", NumberFormat.BFLOAT16,
          "F32", NumberFormat.FLOAT32,
          "F64", NumberFormat.FLOAT64);

  /** Bytes of a number of the types that are not read. */
  private static final Map<String, Integer> OTHERS =
      Map.of(
          "BOOL", 1, "U8", 1, "I8", 1, "I16", 2, "U16", 2, "I32", 4, "U32", 4, "I64", 8, "U64", 8);

  /** The format of the numbers; empty where they are not read. */
  Optional<NumberFormat> format() {
    return Optional.ofNullable(FORMATS.get(type));
  }

  /** Whether there are as many bytes as the shape says; true for types that are not known. */
  boolean fitsItsShape() {
    Integer bytes = format().map(NumberFormat::bytes).orElse(OTHERS.get(type));
    if (bytes == null) {
      return true;
    }
    long count = Shapes.count(shape);
    return count >= 0 && count <= Long.MAX_VALUE / bytes && to - from == count * bytes;
  }

  /** Name and shape, such as {@code fc1.weight [128, 784]}. */
  String shown() {
    return name + " " + Shapes.text(shape);
  }
}
