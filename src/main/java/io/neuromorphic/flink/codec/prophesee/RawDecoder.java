/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.prophesee;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.RecordDecoder;
import io.neuromorphic.flink.codec.SensorInfo;
import java.util.Arrays;

/**
 * Reads the words of RAW recordings, or of live streams of such words, which have no header. Knows
 * the sensor; the words are read by its heirs.
 */
public abstract class RawDecoder extends RecordDecoder {

  /** What is counted of events outside the sensor. */
  protected static final String OUTSIDE = "events outside the sensor";

  /** What is counted of events without a time. */
  protected static final String BEFORE_TIME = "events before the first TIME_HIGH";

  /** What is counted of edges on a trigger input. */
  protected static final String TRIGGER = "external triggers";

  /** What is counted of words about the sensor itself. */
  protected static final String OTHER = "OTHERS words";

  /** First coordinate that no word can name. */
  protected static final int COORDINATES = 1 << 11;

  private static final String[] RESERVED = new String[1 << 4];

  static {
    Arrays.setAll(RESERVED, type -> "words of reserved type 0x" + Integer.toHexString(type));
  }

  private final String format;
  private final RawHeader header;
  private SensorInfo sensor;
  private int width = COORDINATES;
  private int height = COORDINATES;

  /** For recordings. */
  protected RawDecoder(String format, int wordBytes) {
    super(wordBytes);
    this.format = format;
    this.header = new RawHeader();
    this.sensor = SensorInfo.UNKNOWN;
  }

  /**
   * For streams of words without a header.
   *
   * @param sensor whose events they are; of size 0 if unknown
   */
  protected RawDecoder(String format, int wordBytes, SensorInfo sensor) {
    super(wordBytes);
    this.format = format;
    this.header = null;
    limitTo(sensor);
  }

  /** First column outside of the sensor, or of what a word can name. */
  protected final int width() {
    return width;
  }

  /** First row outside of the sensor, or of what a word can name. */
  protected final int height() {
    return height;
  }

  /** What is counted of words of a type that nobody knows. */
  protected static String reserved(int type) {
    return RESERVED[type];
  }

  /** Takes more than the sensor from a header that names this format. */
  protected void readHeader(RawHeader header, long offset) throws MalformedStreamException {}

  @Override
  public final String format() {
    return format;
  }

  @Override
  public final SensorInfo sensor() {
    return sensor;
  }

  @Override
  protected final int header(byte[] bytes, int from, int to) throws MalformedStreamException {
    int at = header.read(bytes, from, to);
    if (header.isMarkHeld()) {
      unread(new byte[] {RawHeader.LINE_MARK});
    }
    return at;
  }

  @Override
  protected final boolean isHeaderComplete() {
    return header == null || header.isComplete();
  }

  @Override
  protected final void checkHeader(long offset) throws MalformedStreamException {
    if (header == null) {
      return;
    }
    if (!header.isComplete() && header.isInsideLine()) {
      throw new MalformedStreamException(offset, "ends inside its header");
    }
    String encoding = header.encoding();
    if (!encoding.equals(format)) {
      throw new MalformedStreamException(
          offset,
          "RAW header names "
              + (encoding.isEmpty() ? "no event format" : encoding)
              + ", expected "
              + format);
    }
    limitTo(header.sensor());
    readHeader(header, offset);
  }

  private void limitTo(SensorInfo known) {
    sensor = known;
    width = limit(known.width());
    height = limit(known.height());
  }

  private static int limit(int size) {
    return size == 0 ? COORDINATES : Math.min(size, COORDINATES);
  }
}
