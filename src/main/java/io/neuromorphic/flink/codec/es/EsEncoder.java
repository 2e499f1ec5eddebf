/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.es;

import io.neuromorphic.flink.codec.RecordingEncoder;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.codec.UnencodableException;
import io.neuromorphic.flink.event.CameraPacket;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Writes Event Stream 2.0.0 files of DVS events, whose times never fall and begin near 0. */
public final class EsEncoder implements RecordingEncoder {

  /** Longest time without an event, µs: an hour, 28 MB of bytes that only let time pass. */
  public static final long MAX_GAP_MICROS = 3_600_000_000L;

  private static final int MAX_SIZE = 0xFFFF;
  private static final int CHUNK_BYTES = 64 * 1024;

  private final byte[] chunk = new byte[CHUNK_BYTES];
  private int length;
  private SensorInfo sensor = SensorInfo.UNKNOWN;
  private long last;
  private long count;

  @Override
  public String format() {
    return EsFormat.NAME;
  }

  @Override
  public void begin(SensorInfo camera, OutputStream out) throws IOException {
    sensor = camera;
    byte[] header = Arrays.copyOf(EsFormat.MAGIC, EsFormat.HEADER_BYTES);
    header[EsFormat.VERSION] = EsFormat.MAJOR_VERSION;
    header[EsFormat.TYPE] = EsFormat.TYPE_DVS;
    size("width", camera.width(), header, EsFormat.WIDTH);
    size("height", camera.height(), header, EsFormat.HEIGHT);
    out.write(header);
  }

  @Override
  public void encode(CameraPacket events, OutputStream out) throws IOException {
    long[] times = events.t();
    for (int i = 0; i < events.size(); i++) {
      int x = events.x()[i];
      int y = events.y()[i];
      check(times[i], x, y);
      long rest = times[i] - last;
      for (; rest >= EsFormat.DVS_OVERFLOW_MICROS; rest -= EsFormat.DVS_OVERFLOW_MICROS) {
        ensureRoom(1, out);
        chunk[length++] = (byte) EsFormat.DVS_OVERFLOW;
      }
      ensureRoom(EsFormat.EVENT_BYTES, out);
      chunk[length++] = (byte) (rest << EsFormat.DVS_DELTA_SHIFT | events.polarity()[i]);
      putShort(x);
      putShort(y);
      last = times[i];
      count++;
    }
    flush(out);
  }

  @Override
  public void finish(OutputStream out) throws IOException {
    flush(out);
  }

  private void check(long t, int x, int y) throws UnencodableException {
    if (t < last) {
      throw refuse("t = " + t + (count == 0 ? "" : " after " + last), "times that never fall");
    }
    if (t - last > MAX_GAP_MICROS) {
      throw refuse(
          "t = " + t + ", " + (t - last) + " µs after " + (count == 0 ? "0" : "the event before"),
          "at most " + MAX_GAP_MICROS + " µs; convert --from-zero makes the first event's t 0");
    }
    if (x >= sensor.width() || y >= sensor.height()) {
      throw refuse(
          "x = " + x + ", y = " + y, "a sensor of " + sensor.width() + " x " + sensor.height());
    }
  }

  private UnencodableException refuse(String found, String holds) {
    String from = found.startsWith("t = -") ? " from 0 on; convert --from-zero helps" : "";
    return new UnencodableException(
        "event " + count + ": " + found + ", " + EsFormat.NAME + " holds " + holds + from);
  }

  private void size(String what, int size, byte[] header, int at) throws UnencodableException {
    if (size < 1 || size > MAX_SIZE) {
      throw new UnencodableException(
          what + " " + size + ", " + EsFormat.NAME + " holds 1.." + MAX_SIZE);
    }
    header[at] = (byte) size;
    header[at + 1] = (byte) (size >>> Byte.SIZE);
  }

  private void putShort(int value) {
    chunk[length++] = (byte) value;
    chunk[length++] = (byte) (value >>> Byte.SIZE);
  }

  private void ensureRoom(int more, OutputStream out) throws IOException {
    if (more > chunk.length - length) {
      flush(out);
    }
  }

  private void flush(OutputStream out) throws IOException {
    out.write(chunk, 0, length);
    length = 0;
  }
}
