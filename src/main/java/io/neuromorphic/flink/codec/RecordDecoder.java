/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.Positions;
import java.util.Arrays;
import java.util.Map;

/**
 * Reads formats that are a header and then records of one size. Puts together records that span two
 * pieces and keeps the place of each event, so that a decoder only sees whole records.
 */
public abstract class RecordDecoder implements RecordingDecoder<CameraPacket> {

  private static final String CUT_OFF = "cut-off last word";

  /** Counts of what is skipped or odd. */
  protected final Warnings warnings = new Warnings();

  /**
   * Place of each event of the packet, bytes from {@link #decode}'s first record: an event's is
   * {@code place} of its record. At least as long as the packet's arrays after {@link #ensureRoom}.
   */
  protected int[] places = new int[0];

  private final int recordBytes;
  private final byte[] cut;
  private int cutLength;
  private long offset;
  private boolean inRecords;

  /**
   * @param recordBytes size of a record
   */
  protected RecordDecoder(int recordBytes) {
    this.recordBytes = recordBytes;
    this.cut = new byte[recordBytes];
  }

  /**
   * Reads on in the header.
   *
   * @return where the records begin, or {@code to} if the header is not over yet
   */
  protected abstract int header(byte[] bytes, int from, int to) throws MalformedStreamException;

  /** Whether the records have been reached. */
  protected abstract boolean isHeaderComplete();

  /**
   * Called once between header and records; also where the stream ends within its header.
   *
   * @param offset where the records begin
   * @throws MalformedStreamException where the header is not that of the format
   */
  protected abstract void checkHeader(long offset) throws MalformedStreamException;

  /**
   * Decodes whole records and appends their events.
   *
   * @param from first byte
   * @param to a multiple of the record size behind it
   * @param place of the first record: what {@link #places} holds for its events
   * @param offset of the first record in the stream, bytes, for errors
   */
  protected abstract void records(
      byte[] bytes, int from, int to, int place, long offset, CameraPacket into)
      throws MalformedStreamException;

  @Override
  public final CameraPacket newPacket() {
    return new CameraPacket(0);
  }

  @Override
  public final void decode(byte[] bytes, int from, int to, CameraPacket into)
      throws MalformedStreamException {
    int at = from;
    if (!inRecords) {
      at = isHeaderComplete() ? from : header(bytes, from, to);
      offset += at - from;
      if (!isHeaderComplete()) {
        return;
      }
      inRecords = true;
      checkHeader(offset - cutLength);
    }
    long first = offset - cutLength;
    try {
      wholeAndCut(bytes, at, to, first, into);
    } finally {
      into.setPositions(Positions.at("byte ", first, Arrays.copyOf(places, into.size())));
    }
  }

  private void wholeAndCut(byte[] bytes, int from, int to, long first, CameraPacket into)
      throws MalformedStreamException {
    int at = from;
    if (cutLength > 0) {
      int taken = Math.min(recordBytes - cutLength, to - at);
      System.arraycopy(bytes, at, cut, cutLength, taken);
      cutLength += taken;
      offset += taken;
      at += taken;
      if (cutLength < recordBytes) {
        return;
      }
      cutLength = 0;
      records(cut, 0, recordBytes, 0, first, into);
    }
    int end = at + (to - at) / recordBytes * recordBytes;
    if (at < end) {
      records(bytes, at, end, (int) (offset - first), offset, into);
    }
    cutLength = to - end;
    System.arraycopy(bytes, end, cut, 0, cutLength);
    offset += to - at;
  }

  @Override
  public final void finish(CameraPacket into) throws MalformedStreamException {
    if (!inRecords) {
      inRecords = true;
      checkHeader(offset);
    }
    if (cutLength > 0) {
      warnings.add(CUT_OFF);
    }
  }

  @Override
  public final Map<String, Long> warnings() {
    return warnings.toMap();
  }

  /**
   * Called by {@link #header} when it finds that bytes of earlier pieces, less than a record, were
   * the beginning of the first record.
   */
  protected final void unread(byte[] begun) {
    System.arraycopy(begun, 0, cut, 0, begun.length);
    cutLength = begun.length;
  }

  /** Makes room for more events in the packet and in {@link #places}. */
  protected final void ensureRoom(int more, CameraPacket into) {
    into.ensureRoom(more);
    if (places.length < into.t().length) {
      places = Arrays.copyOf(places, into.t().length);
    }
  }
}
