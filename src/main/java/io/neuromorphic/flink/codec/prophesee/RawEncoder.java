/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.prophesee;

import io.neuromorphic.flink.codec.RecordingEncoder;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.codec.UnencodableException;
import io.neuromorphic.flink.event.CameraPacket;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the header of RAW recordings and checks events; the words are written by its heirs. */
public abstract class RawEncoder implements RecordingEncoder {

  private static final int COORDINATES = 1 << 11;

  /** The words that tell the upper part of the time. */
  protected final HighTimeSteps high;

  /** The words. */
  protected final WordOutput words = new WordOutput();

  private final String format;
  private final String version;
  private final String options;
  private final int lowBits;
  private int width;
  private int height;
  private long count;

  /**
   * @param format name of the format
   * @param version as the header gives it, such as {@code 2.0}
   * @param options of the header's format key, each ended by a semicolon
   * @param highBits bits of the counter of TIME_HIGH words
   * @param lowBits bits of the time below it
   * @param wrapDrop the counter has wrapped around where it falls by so much or more
   */
  protected RawEncoder(
      String format, String version, String options, int highBits, int lowBits, int wrapDrop) {
    this.format = format;
    this.version = version;
    this.options = options;
    this.lowBits = lowBits;
    this.high = new HighTimeSteps(highBits, wrapDrop, this::timeHigh);
  }

  /** Writes a TIME_HIGH word. */
  protected abstract void timeHigh(int counter);

  /** Writes one event, or keeps it; {@code high} is at its time, all of it is checked. */
  protected abstract void event(long t, int x, int y, int polarity);

  /** First column that no event can have. */
  protected final int width() {
    return width;
  }

  /** Writes what was kept, before TIME_HIGH words and at the end of a packet. */
  protected void writeKept() {}

  @Override
  public final String format() {
    return format;
  }

  @Override
  public final void begin(SensorInfo sensor, OutputStream out) throws IOException {
    width = size("width", sensor.width());
    height = size("height", sensor.height());
    String text =
        "%% evt %s\n%% format EVT%s;%sheight=%d;width=%d\n%% geometry %dx%d\n%% end\n"
            .formatted(
                version,
                version.replace(".0", "").replace(".", ""),
                options,
                height,
                width,
                width,
                height);
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public final void encode(CameraPacket events, OutputStream out) throws IOException {
    for (int i = 0; i < events.size(); i++) {
      long t = events.t()[i];
      int x = events.x()[i];
      int y = events.y()[i];
      if (x >= width || y >= height) {
        throw refuse("x = " + x + ", y = " + y, "a sensor of " + width + " x " + height);
      }
      if (t >>> lowBits != high.current()) {
        goTo(t);
        words.spill(out);
      }
      event(t, x, y, events.polarity()[i]);
      count++;
    }
    writeKept();
    words.flush(out);
  }

  private void goTo(long t) throws UnencodableException {
    writeKept();
    if (t < 0) {
      throw refuse("t = " + t, "times from 0 on; convert --from-zero makes the first event's t 0");
    }
    long next = t >>> lowBits;
    if (!high.canReach(next)) {
      throw high.wrapsTo(next) < 0
          ? refuse(
              "t = " + t + ", which steps back to before " + high.lastWrap() * (1L << lowBits),
              "steps back within " + high.wrapLength() * (1L << lowBits) + " µs of its clock alone")
          : refuse(
              "t = " + t,
              "times up to "
                  + high.maxWraps() * high.wrapLength() * (1L << lowBits)
                  + " µs after the event before; convert --from-zero makes the first event's t 0");
    }
    high.reach(next);
  }

  @Override
  public final void finish(OutputStream out) throws IOException {
    words.flush(out);
  }

  private UnencodableException refuse(String found, String holds) {
    return new UnencodableException(
        "event " + count + ": " + found + ", " + format + " holds " + holds);
  }

  private int size(String what, int size) throws UnencodableException {
    if (size < 1 || size > COORDINATES) {
      throw new UnencodableException(
          what + " " + size + ", " + format + " holds 1.." + COORDINATES);
    }
    return size;
  }
}
