/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import io.neuromorphic.flink.event.CameraPacket;

/**
 * Camera events as {@code t,x,y,polarity} (or {@code t,x,y,p}): t µs, x and y in 0..65535, polarity
 * 0 or 1, all integers. With a header the columns may stand in any order.
 */
public final class CameraCsvDecoder extends LineDecoder<CameraPacket> {

  /** Name of the format. */
  public static final String FORMAT = "camera CSV";

  static final String[] COLUMNS = {"t", "x", "y", "polarity"};

  private static final int T = 0;
  private static final int X = 1;
  private static final int Y = 2;
  private static final int POLARITY = 3;

  private final Columns columns;
  private final IntegerText integer = new IntegerText();
  private String problem;

  public CameraCsvDecoder() {
    this(new Columns(COLUMNS));
  }

  private CameraCsvDecoder(Columns columns) {
    super(columns);
    this.columns = columns;
  }

  @Override
  public CameraPacket newPacket() {
    return new CameraPacket(0);
  }

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  void record(byte[] bytes, int from, int to, CameraPacket into) {
    problem = null;
    String wrongTime = integer.parse(bytes, columns.start(T), columns.end(T));
    if (wrongTime != null) {
      problem = COLUMNS[T] + " " + wrongTime;
    }
    long t = integer.value();
    int x = field(X, Character.MAX_VALUE, bytes);
    int y = field(Y, Character.MAX_VALUE, bytes);
    int polarity = field(POLARITY, 1, bytes);
    if (problem == null) {
      into.add(t, x, y, polarity);
    } else {
      reject(problem, bytes, from, to, into);
    }
  }

  private int field(int field, int max, byte[] bytes) {
    String wrong = integer.parse(bytes, columns.start(field), columns.end(field));
    long value = integer.value();
    if (wrong != null || value < 0 || value > max) {
      if (problem == null) {
        problem = COLUMNS[field] + " " + (wrong != null ? wrong : "is outside 0.." + max);
      }
      return 0;
    }
    return (int) value;
  }
}
