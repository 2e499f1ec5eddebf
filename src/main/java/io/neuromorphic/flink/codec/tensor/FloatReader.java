/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.tensor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Reads numbers as float32, or float16 where they are stored so. A float64 is rounded once; a whole
 * number must be exact.
 */
final class FloatReader extends PieceReader {

  private static final float TWO_TO_63 = 0x1p63f;
  private static final int UPPER_HALF = 16;

  private final NumberFormat format;
  private final String where;
  private final IntFunction<String> place;
  private float[] floats;
  private short[] halves;

  /**
   * @param place how an exception names a number, from its index
   */
  FloatReader(
      InputStream in,
      String where,
      NumberFormat format,
      ByteOrder order,
      int count,
      long atOnce,
      IntFunction<String> place) {
    super(in, format.bytes(), order, count, atOnce);
    this.format = format;
    this.where = where;
    this.place = place;
    if (format == NumberFormat.FLOAT16) {
      halves = new short[0];
    } else {
      floats = new float[0];
    }
  }

  /**
   * Reads all numbers.
   *
   * @throws MalformedArrayException where one is not finite, or has no float32, or is not there
   */
  Floats read() throws IOException {
    readAll(where);
    return new Floats(floats, halves);
  }

  @Override
  protected void makeRoom(int capacity) {
    if (halves == null) {
      floats = Arrays.copyOf(floats, capacity);
    } else {
      halves = Arrays.copyOf(halves, capacity);
    }
  }

  @Override
  protected void put(ByteBuffer from, int at, int count) throws IOException {
    switch (format) {
      case FLOAT16 -> halves(from, at, count);
      case FLOAT32 -> {
        from.asFloatBuffer().get(floats, at, count);
        checkFinite(at, count);
      }
      case BFLOAT16 -> {
        for (int i = at; i < at + count; i++) {
          floats[i] = Float.intBitsToFloat(from.getShort() << UPPER_HALF);
        }
        checkFinite(at, count);
      }
      case FLOAT64 -> doubles(from, at, count);
      default -> wholes(from, at, count);
    }
  }

  private void halves(ByteBuffer from, int at, int count) throws IOException {
    from.asShortBuffer().get(halves, at, count);
    for (int i = at; i < at + count; i++) {
      if (!Float16.isFinite(halves[i])) {
        throw bad(i, Float16.toFloat(halves[i]), "a finite number");
      }
    }
  }

  private void checkFinite(int at, int count) throws IOException {
    for (int i = at; i < at + count; i++) {
      if (!Float.isFinite(floats[i])) {
        throw bad(i, floats[i], "a finite number");
      }
    }
  }

  private void doubles(ByteBuffer from, int at, int count) throws IOException {
    for (int i = at; i < at + count; i++) {
      double exact = from.getDouble();
      floats[i] = (float) exact;
      if (!Float.isFinite(floats[i])) {
        throw bad(
            i, exact, Double.isFinite(exact) ? "one in the range of float32" : "a finite number");
      }
    }
  }

  private void wholes(ByteBuffer from, int at, int count) throws IOException {
    for (int i = at; i < at + count; i++) {
      long whole = format.whole(from);
      floats[i] = (float) whole;
      if (floats[i] == TWO_TO_63 || (long) floats[i] != whole) {
        throw bad(i, whole, "a whole number that a float32 can be");
      }
    }
  }

  private MalformedArrayException bad(int index, Object found, String expected) {
    return new MalformedArrayException(
        where, place.apply(index) + " is " + found + ", expected " + expected);
  }
}
