/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.numpy;

import io.neuromorphic.flink.codec.tensor.Float16;
import io.neuromorphic.flink.codec.tensor.NumberFormat;
import io.neuromorphic.flink.codec.tensor.PieceReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reads numbers as they are: whole numbers, float64, and anything smaller as float32. */
final class NumberReader extends PieceReader {

  private final NumberFormat format;
  private Object numbers;

  NumberReader(InputStream in, NumberType type, int count) {
    super(in, type.bytes(), type.order(), count, 0);
    this.format = type.format();
    this.numbers =
        format.isWhole()
            ? new long[0]
            : format == NumberFormat.FLOAT64 ? new double[0] : new float[0];
  }

  /**
   * Reads all numbers: a float[] for floats of up to 4 bytes, a double[] for those of 8, else a
   * long[].
   *
   * @throws io.neuromorphic.flink.codec.tensor.MalformedArrayException where the bytes are fewer
   */
  Object read(String where) throws IOException {
    readAll(where);
    return numbers;
  }

  @Override
  protected void makeRoom(int capacity) {
    if (numbers instanceof float[] floats) {
      numbers = Arrays.copyOf(floats, capacity);
    } else if (numbers instanceof double[] doubles) {
      numbers = Arrays.copyOf(doubles, capacity);
    } else {
      numbers = Arrays.copyOf((long[]) numbers, capacity);
    }
  }

  @Override
  protected void put(ByteBuffer from, int at, int count) {
    if (numbers instanceof double[] doubles) {
      from.asDoubleBuffer().get(doubles, at, count);
    } else if (numbers instanceof long[] longs) {
      for (int i = at; i < at + count; i++) {
        longs[i] = format.whole(from);
      }
    } else if (format == NumberFormat.FLOAT32) {
      from.asFloatBuffer().get((float[]) numbers, at, count);
    } else {
      float[] floats = (float[]) numbers;
      for (int i = at; i < at + count; i++) {
        floats[i] = Float16.toFloat(from.getShort());
      }
    }
  }
}
