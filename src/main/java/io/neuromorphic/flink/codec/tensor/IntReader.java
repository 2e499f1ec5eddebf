/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.tensor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Reads whole numbers of any format within bounds. */
final class IntReader extends PieceReader {

  private final NumberFormat format;
  private final String where;
  private final long most;
  private int[] ints = new int[0];

  /**
   * @param most the largest number that is expected; the least is 0
   */
  IntReader(
      InputStream in,
      String where,
      NumberFormat format,
      ByteOrder order,
      int count,
      long atOnce,
      int most) {
    super(in, format.bytes(), order, count, atOnce);
    this.format = format;
    this.where = where;
    this.most = most;
  }

  /**
   * Reads all numbers.
   *
   * @throws MalformedArrayException where one is out of bounds or not there
   */
  int[] read() throws IOException {
    readAll(where);
    return ints;
  }

  @Override
  protected void makeRoom(int capacity) {
    ints = Arrays.copyOf(ints, capacity);
  }

  @Override
  protected void put(ByteBuffer from, int at, int count) throws IOException {
    for (int i = at; i < at + count; i++) {
      long whole = format.whole(from);
      if (whole < 0 || whole > most) {
        throw new MalformedArrayException(
            where, "element " + i + " is " + whole + ", expected a whole number from 0 to " + most);
      }
      ints[i] = (int) whole;
    }
  }
}
