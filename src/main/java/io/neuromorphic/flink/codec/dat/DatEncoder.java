/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.dat;

import io.neuromorphic.flink.codec.RecordingEncoder;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.codec.UnencodableException;
import io.neuromorphic.flink.codec.prophesee.WordOutput;
import io.neuromorphic.flink.event.CameraPacket;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes DAT recordings of pixel changes, version 2. */
public final class DatEncoder implements RecordingEncoder {

  private static final DatVersion VERSION = DatVersion.V2;

  private final WordOutput words = new WordOutput();
  private int width;
  private int height;
  private long last;
  private long count;

  @Override
  public String format() {
    return DatDecoder.FORMAT;
  }

  @Override
  public void begin(SensorInfo sensor, OutputStream out) throws IOException {
    width = size("width", sensor.width(), 1 << VERSION.columnBits());
    height = size("height", sensor.height(), 1 << VERSION.rowBits());
    String text =
        "% Data file containing CD events.\n% Version 2\n% Width "
            + width
            + "\n% Height "
            + height
            + "\n";
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.write(DatFormat.EVENT_CD);
    out.write(DatFormat.RECORD_BYTES);
  }

  @Override
  public void encode(CameraPacket events, OutputStream out) throws IOException {
    for (int i = 0; i < events.size(); i++) {
      long t = events.t()[i];
      int x = events.x()[i];
      int y = events.y()[i];
      if (x >= width || y >= height) {
        throw refuse("x = " + x + ", y = " + y, "a sensor of " + width + " x " + height);
      }
      if (t < 0 || !isReadAs(t)) {
        throw refuse(
            "t = " + t + (count == 0 ? "" : " after " + last),
            "times from 0 on, in steps of up to "
                + DatFormat.WRAP_DROP
                + " µs; convert --from-zero makes the first event's t 0");
      }
      words.putInt((int) t);
      words.putInt(
          events.polarity()[i] << VERSION.columnBits() + VERSION.rowBits()
              | y << VERSION.columnBits()
              | x);
      words.spill(out);
      last = t;
      count++;
    }
    words.flush(out);
  }

  /** Whether a reader, who sees the lower 32 bits, knows the time from that of the event before. */
  private boolean isReadAs(long t) {
    long before = last & DatFormat.TIME_MASK;
    long now = t & DatFormat.TIME_MASK;
    long wrap = before - now > DatFormat.WRAP_DROP ? DatFormat.WRAP : 0;
    return last - before + wrap + now == t;
  }

  @Override
  public void finish(OutputStream out) throws IOException {
    words.flush(out);
  }

  private UnencodableException refuse(String found, String holds) {
    return new UnencodableException(
        "event " + count + ": " + found + ", " + DatDecoder.FORMAT + " holds " + holds);
  }

  private static int size(String what, int size, int most) throws UnencodableException {
    if (size < 1 || size > most) {
      throw new UnencodableException(
          what + " " + size + ", " + DatDecoder.FORMAT + " holds 1.." + most);
    }
    return size;
  }
}
