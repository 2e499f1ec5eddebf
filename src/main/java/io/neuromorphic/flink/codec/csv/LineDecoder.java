/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.RawText;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.codec.Warnings;
import io.neuromorphic.flink.event.InputPacket;
import java.util.Arrays;
import java.util.Map;

/**
 * Cuts a stream of bytes into lines and hands them on one by one. A line is read where it lies;
 * only one that spans two pieces is copied.
 */
abstract class LineDecoder<P extends InputPacket> implements RecordingDecoder<P> {

  /** Longer lines are unparsable; also the most that is ever kept of one. */
  static final int MAX_LINE_BYTES = 64 * 1024;

  private static final byte[] UTF8_BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private static final String UNPARSABLE = "unparsable lines";

  private final Columns columns;
  private final Warnings warnings = new Warnings();
  private final LinePositions positions = new LinePositions();

  private byte[] kept = new byte[256];
  private int keptLength;
  private long unfinishedLength;
  private long lineNumber;
  private long lineOffset;

  LineDecoder(Columns columns) {
    this.columns = columns;
  }

  /** Turns the fields of one line, found by {@link #columns}, into an event or an unparsable. */
  abstract void record(byte[] bytes, int from, int to, P into);

  /**
   * Takes note of a line that stands before the rows, such as a header; asked of every line that is
   * not blank.
   *
   * @param offset of the line in the stream, bytes
   * @return whether the line is no row
   */
  abstract boolean isNoRow(byte[] bytes, int from, int to, long offset)
      throws MalformedStreamException;

  /**
   * A short cut for lines of the commonest form: appends an event for each and stops before the
   * first other.
   *
   * @param from where a line begins
   * @return where the first other line begins
   */
  int plainRows(byte[] bytes, int from, int to, P into) {
    return from;
  }

  /** A new packet begins. */
  void begin() {}

  @Override
  public final void decode(byte[] bytes, int from, int to, P into) throws MalformedStreamException {
    begin();
    positions.begin();
    int at = from;
    while (at < to) {
      if (unfinishedLength == 0) {
        at = plainLines(bytes, at, to, into);
      }
      int end = newline(bytes, at, to);
      if (end < 0) {
        keep(bytes, at, to);
        break;
      }
      if (unfinishedLength == 0) {
        line(bytes, at, end, end - at, into);
      } else {
        keep(bytes, at, end);
        keptLine(into);
      }
      lineOffset++;
      at = end + 1;
    }
    into.setPositions(positions.of(into.size()));
  }

  @Override
  public final void finish(P into) throws MalformedStreamException {
    begin();
    positions.begin();
    if (unfinishedLength > 0) {
      keptLine(into);
    }
    into.setPositions(positions.of(into.size()));
  }

  @Override
  public SensorInfo sensor() {
    return SensorInfo.UNKNOWN;
  }

  @Override
  public final Map<String, Long> warnings() {
    return warnings.toMap();
  }

  final void warn(String kind) {
    warnings.add(kind);
  }

  final void reject(String detail, byte[] bytes, int from, int to, P into) {
    warnings.add(UNPARSABLE);
    into.addUnparsable(detail, LinePositions.PREFIX + lineNumber, RawText.of(bytes, from, to));
  }

  private int plainLines(byte[] bytes, int from, int to, P into) {
    int size = into.size();
    int end = plainRows(bytes, from, to, into);
    for (int i = size; i < into.size(); i++) {
      positions.add(i, ++lineNumber);
    }
    lineOffset += end - from;
    return end;
  }

  private static int newline(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private void keep(byte[] bytes, int from, int to) {
    int length = Math.min(to - from, MAX_LINE_BYTES - keptLength);
    if (keptLength + length > kept.length) {
      kept = Arrays.copyOf(kept, Math.max(keptLength + length, 2 * kept.length));
    }
    System.arraycopy(bytes, from, kept, keptLength, length);
    keptLength += length;
    unfinishedLength += to - from;
  }

  private void keptLine(P into) throws MalformedStreamException {
    long length = unfinishedLength;
    int end = keptLength;
    unfinishedLength = 0;
    keptLength = 0;
    line(kept, 0, end, length, into);
  }

  private void line(byte[] bytes, int start, int end, long length, P into)
      throws MalformedStreamException {
    lineNumber++;
    int from = start;
    int to = end;
    if (lineNumber == 1 && startsWithByteOrderMark(bytes, from, to)) {
      from += UTF8_BYTE_ORDER_MARK.length;
    }
    if (to > from && bytes[to - 1] == '\r') {
      to--;
    }
    if (length > MAX_LINE_BYTES) {
      reject("line longer than " + MAX_LINE_BYTES + " bytes", bytes, from, to, into);
    } else if (!Columns.isBlank(bytes, from, to) && !isNoRow(bytes, from, to, lineOffset)) {
      int size = into.size();
      int fields = columns.split(bytes, from, to);
      if (fields == columns.count()) {
        record(bytes, from, to, into);
      } else {
        reject(fields + " columns, expected " + columns, bytes, from, to, into);
      }
      if (into.size() > size) {
        positions.add(size, lineNumber);
      }
    }
    lineOffset += length;
  }

  private static boolean startsWithByteOrderMark(byte[] bytes, int from, int to) {
    int length = UTF8_BYTE_ORDER_MARK.length;
    return to - from >= length
        && Arrays.equals(bytes, from, from + length, UTF8_BYTE_ORDER_MARK, 0, length);
  }
}
