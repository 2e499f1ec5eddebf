/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.live;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.event.CameraPacket;
import java.util.Arrays;
import java.util.Map;

/**
 * Reads a stream that is a recording without its beginning, by making up that beginning; where the
 * sender forwards a whole recording, it brings its own.
 */
public final class HeaderlessDecoder implements RecordingDecoder<CameraPacket> {

  private final RecordingDecoder<CameraPacket> decoder;
  private final byte[] mark;
  private final byte[] beginning;

  /** What was read of the mark so far. */
  private int marked;

  private boolean begun;

  /**
   * @param decoder of the recording
   * @param mark what a recording that has its beginning begins with
   * @param beginning what to read where the stream does not begin with the mark
   */
  public HeaderlessDecoder(RecordingDecoder<CameraPacket> decoder, byte[] mark, byte[] beginning) {
    this.decoder = decoder;
    this.mark = mark.clone();
    this.beginning = beginning.clone();
  }

  @Override
  public CameraPacket newPacket() {
    return decoder.newPacket();
  }

  @Override
  public void decode(byte[] bytes, int from, int to, CameraPacket into)
      throws MalformedStreamException {
    if (begun) {
      decoder.decode(bytes, from, to, into);
      return;
    }
    int at = from;
    while (at < to && marked < mark.length && bytes[at] == mark[marked]) {
      at++;
      marked++;
    }
    if (at == to && marked < mark.length) {
      return;
    }
    begun = true;
    byte[] start = start(marked == mark.length ? new byte[0] : beginning, bytes, at, to);
    decoder.decode(start, 0, start.length, into);
  }

  /** A beginning, what was taken for the mark, and {@code bytes[at, to)}. */
  private byte[] start(byte[] first, byte[] bytes, int at, int to) {
    byte[] start = Arrays.copyOf(first, first.length + marked + to - at);
    System.arraycopy(mark, 0, start, first.length, marked);
    System.arraycopy(bytes, at, start, first.length + marked, to - at);
    return start;
  }

  @Override
  public void finish(CameraPacket into) throws MalformedStreamException {
    if (begun) {
      decoder.finish(into);
    }
  }

  @Override
  public String format() {
    return decoder.format();
  }

  @Override
  public SensorInfo sensor() {
    return decoder.sensor();
  }

  @Override
  public Map<String, Long> warnings() {
    return decoder.warnings();
  }
}
