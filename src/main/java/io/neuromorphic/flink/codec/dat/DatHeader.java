/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.dat;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.codec.prophesee.RawHeader;

/** The lines of a DAT file and the two bytes behind them, handed over in pieces cut anywhere. */
final class DatHeader {

  private static final int UNREAD = -1;

  private final RawHeader lines = new RawHeader();
  private int type = UNREAD;
  private int size = UNREAD;

  /** Reads on; returns where the records begin, or {@code to} if the header is not over yet. */
  int read(byte[] bytes, int from, int to) throws MalformedStreamException {
    int at = lines.isComplete() ? from : lines.read(bytes, from, to);
    if (lines.isComplete() && type == UNREAD && lines.isMarkHeld()) {
      type = RawHeader.LINE_MARK;
    }
    if (lines.isComplete() && type == UNREAD && at < to) {
      type = bytes[at++] & 0xff;
    }
    if (type != UNREAD && at < to) {
      size = bytes[at++] & 0xff;
    }
    return at;
  }

  boolean isComplete() {
    return size != UNREAD;
  }

  SensorInfo sensor() {
    return lines.sensor();
  }

  /**
   * The version it names.
   *
   * @param offset behind the header
   * @throws MalformedStreamException where it is none of a DAT file of pixel changes
   */
  DatVersion check(long offset) throws MalformedStreamException {
    if (!lines.encoding().isEmpty()) {
      throw new MalformedStreamException(
          lines.length(), "header names " + lines.encoding() + ", expected a DAT header");
    }
    if (!isComplete()) {
      throw new MalformedStreamException(
          offset, "DAT header ends before event type and size, expected both behind its lines");
    }
    DatVersion version = version();
    checkEvents();
    return version;
  }

  private DatVersion version() throws MalformedStreamException {
    String named = lines.value("Version");
    return switch (named) {
      case "1" -> DatVersion.V1;
      case "2" -> DatVersion.V2;
      default ->
          throw new MalformedStreamException(
              lines.length(),
              "DAT header names "
                  + (named.isEmpty() ? "no version" : "version " + named)
                  + ", expected 1 or 2");
    };
  }

  private void checkEvents() throws MalformedStreamException {
    if (type != DatFormat.EVENT_2D && type != DatFormat.EVENT_CD) {
      throw new MalformedStreamException(
          lines.length(),
          String.format(
              "DAT event type 0x%02x%s, expected 0x00 or 0x0c",
              type, type == DatFormat.EXT_TRIGGER ? " (triggers)" : ""));
    }
    if (size != DatFormat.RECORD_BYTES) {
      throw new MalformedStreamException(
          lines.length() + 1, "DAT event size " + size + ", expected " + DatFormat.RECORD_BYTES);
    }
  }
}
