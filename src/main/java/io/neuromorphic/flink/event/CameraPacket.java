/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.event;

import java.util.Arrays;

/** Camera events (t µs, x, y, polarity 0/1) as parallel arrays; x and y are unsigned 16-bit. */
public final class CameraPacket extends InputPacket {

  private long[] t;
  private char[] x;
  private char[] y;
  private byte[] polarity;

  public CameraPacket(int capacity) {
    t = new long[capacity];
    x = new char[capacity];
    y = new char[capacity];
    polarity = new byte[capacity];
  }

  /** Takes over the given arrays; the first {@code size} entries of each are events. */
  public CameraPacket(long[] t, char[] x, char[] y, byte[] polarity, int size) {
    this.t = t;
    this.x = x;
    this.y = y;
    this.polarity = polarity;
    this.size = size;
  }

  /** Appends one event; {@code polarity} is 0 or 1, {@code x} and {@code y} are in 0..65535. */
  public void add(long t, int x, int y, int polarity) {
    int i = size;
    if (i == this.t.length) {
      ensureRoom(1);
    }
    this.t[i] = t;
    this.x[i] = (char) x;
    this.y[i] = (char) y;
    this.polarity[i] = (byte) polarity;
    size = i + 1;
  }

  /** Makes room for {@code more} events, so that a decoder may write the arrays itself. */
  public void ensureRoom(int more) {
    int needed = Math.addExact(size, more);
    if (needed > t.length) {
      int capacity = Math.max(needed, Math.max(16, t.length + (t.length >> 1)));
      t = Arrays.copyOf(t, capacity);
      x = Arrays.copyOf(x, capacity);
      y = Arrays.copyOf(y, capacity);
      polarity = Arrays.copyOf(polarity, capacity);
    }
  }

  /** Declares the first {@code size} entries of the arrays to be events. */
  public void setSize(int size) {
    if (size < 0 || size > t.length) {
      throw new IllegalArgumentException("size " + size + " outside 0.." + t.length);
    }
    this.size = size;
  }

  @Override
  public long[] t() {
    return t;
  }

  /** Columns, unsigned. */
  public char[] x() {
    return x;
  }

  /** Rows, unsigned. */
  public char[] y() {
    return y;
  }

  /** 1 where the pixel became brighter, else 0. */
  public byte[] polarity() {
    return polarity;
  }

  @Override
  public String describe(int i) {
    return t[i] + "," + (int) x[i] + "," + (int) y[i] + "," + polarity[i];
  }

  @Override
  public void move(int from, int to) {
    t[to] = t[from];
    x[to] = x[from];
    y[to] = y[from];
    polarity[to] = polarity[from];
  }

  @Override
  protected CameraPacket copyOfRange(int from, int to) {
    return new CameraPacket(
        Arrays.copyOfRange(t, from, to),
        Arrays.copyOfRange(x, from, to),
        Arrays.copyOfRange(y, from, to),
        Arrays.copyOfRange(polarity, from, to),
        to - from);
  }

  /** A deep copy, its arrays trimmed to size. */
  public CameraPacket copy() {
    CameraPacket copy = copyOfRange(0, size);
    copyHeaderTo(copy);
    return copy;
  }
}
