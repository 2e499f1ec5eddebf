/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.nmnist;

import io.neuromorphic.flink.codec.RecordDecoder;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.event.CameraPacket;

/** Reads N-MNIST and N-Caltech101 recordings. They do not tell the size of the sensor. */
public final class NmnistDecoder extends RecordDecoder {

  /** Name of the format. */
  public static final String FORMAT = "N-MNIST";

  private long base;

  /** A decoder that has seen nothing. */
  public NmnistDecoder() {
    super(NmnistFormat.RECORD_BYTES);
  }

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public SensorInfo sensor() {
    return SensorInfo.UNKNOWN;
  }

  @Override
  protected int header(byte[] bytes, int from, int to) {
    return from;
  }

  @Override
  protected boolean isHeaderComplete() {
    return true;
  }

  @Override
  protected void checkHeader(long offset) {}

  @Override
  protected void records(
      byte[] bytes, int from, int to, int place, long offset, CameraPacket into) {
    ensureRoom((to - from) / NmnistFormat.RECORD_BYTES, into);
    long[] t = into.t();
    char[] x = into.x();
    char[] y = into.y();
    byte[] polarity = into.polarity();
    int n = into.size();
    for (int i = from; i < to; i += NmnistFormat.RECORD_BYTES) {
      int word = NmnistFormat.word(bytes, i);
      int row = bytes[i + NmnistFormat.Y] & 0xff;
      if (row == NmnistFormat.OVERFLOW_Y) {
        base += NmnistFormat.OVERFLOW_MICROS;
        continue;
      }
      t[n] = base + (word & NmnistFormat.TIME_MASK);
      x[n] = (char) (bytes[i + NmnistFormat.X] & 0xff);
      y[n] = (char) row;
      polarity[n] = (byte) (word >>> NmnistFormat.POLARITY_SHIFT);
      places[n] = place + i - from;
      n++;
    }
    into.setSize(n);
  }
}
