/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.evt3;

import static io.neuromorphic.flink.codec.evt3.Evt3Format.ADDR_X;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.ADDR_Y;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.CONTINUED_12;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.CONTINUED_4;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.COORDINATES;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.COORDINATE_MASK;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.EXT_TRIGGER;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.MONITOR_ADDR_Y;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.OTHERS;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.POLARITY_SHIFT;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.TIME_HIGH;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.TIME_LOW;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.TYPE_SHIFT;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.VECT_12;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.VECT_12_LENGTH;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.VECT_12_MASK;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.VECT_8;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.VECT_8_LENGTH;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.VECT_8_MASK;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.VECT_BASE_X;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.WORD_BYTES;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.codec.Warnings;
import io.neuromorphic.flink.codec.prophesee.RawHeader;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.Positions;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;

/**
 * Reads EVT3 RAW recordings. Times, columns and rows are given as stored.
 *
 * <p>Skipped and counted as warnings: events before the first TIME_HIGH, before a row is known, and
 * outside the sensor where its size is known; exposure measurements, triggers, other words.
 */
public final class Evt3Decoder implements RecordingDecoder<CameraPacket> {

  /** Name of the format. */
  public static final String FORMAT = "EVT3";

  private static final String BEFORE_TIME = "events before the first TIME_HIGH";
  private static final String BEFORE_ROW = "events before the first ADDR_Y";
  private static final String BEFORE_BASE = "vectors before the first VECT_BASE_X";
  private static final String MONITOR = "exposure measurements";
  private static final String OUTSIDE = "events outside the sensor";
  private static final String TRIGGER = "external triggers";
  private static final String OTHER = "OTHERS words";
  private static final String CUT_OFF = "cut-off last word";
  private static final String[] RESERVED = new String[Evt3Format.TYPES];

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);

  static {
    Arrays.setAll(RESERVED, type -> "words of reserved type 0x" + Integer.toHexString(type));
  }

  private final RawHeader header = new RawHeader();
  private final Warnings warnings = new Warnings();
  private final Evt3Clock clock = new Evt3Clock(warnings);
  private final byte[] cutWord = new byte[WORD_BYTES];

  private boolean headerChecked;
  private SensorInfo sensor = SensorInfo.UNKNOWN;
  private int width = COORDINATES;
  private int height = COORDINATES;

  private long offset;
  private boolean cut;
  private int row;
  private String rowProblem = BEFORE_ROW;
  private int base = -1;
  private byte basePolarity;

  /** Place of each event of the packet, bytes from the packet's first word. */
  private int[] places = new int[0];

  @Override
  public CameraPacket newPacket() {
    return new CameraPacket(0);
  }

  @Override
  public void decode(byte[] bytes, int from, int to, CameraPacket into)
      throws MalformedStreamException {
    int at = header.isComplete() ? from : header.read(bytes, from, to);
    offset += at - from;
    if (header.isComplete() && !headerChecked) {
      checkHeader();
    }
    long firstWord = cut ? offset - 1 : offset;
    if (cut && at < to) {
      cutWord[1] = bytes[at++];
      words(cutWord, 0, WORD_BYTES, 0, into);
      offset++;
      cut = false;
    }
    int end = at + (to - at) / WORD_BYTES * WORD_BYTES;
    words(bytes, at, end, (int) (offset - firstWord), into);
    if (end < to) {
      cutWord[0] = bytes[end];
      cut = true;
    }
    offset += to - at;
    into.setPositions(Positions.at("byte ", firstWord, Arrays.copyOf(places, into.size())));
  }

  @Override
  public void finish(CameraPacket into) throws MalformedStreamException {
    if (!headerChecked) {
      checkHeader();
    }
    if (cut) {
      warnings.add(CUT_OFF);
    }
  }

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public SensorInfo sensor() {
    return sensor;
  }

  @Override
  public Map<String, Long> warnings() {
    return warnings.toMap();
  }

  private void checkHeader() throws MalformedStreamException {
    headerChecked = true;
    String encoding = header.encoding();
    if (!encoding.equals(FORMAT)) {
      throw new MalformedStreamException(
          header.length(),
          "RAW header names "
              + (encoding.isEmpty() ? "no event format" : encoding)
              + ", expected EVT3");
    }
    sensor = header.sensor();
    width = limit(sensor.width());
    height = limit(sensor.height());
  }

  private static int limit(int size) {
    return size == 0 ? COORDINATES : Math.min(size, COORDINATES);
  }

  /**
   * Decodes whole words.
   *
   * @param place of the first, bytes from the packet's first word
   */
  private void words(byte[] bytes, int from, int to, int place, CameraPacket into) {
    int i = clock.isStarted() ? from : seekTime(bytes, from, to);
    long time = clock.time();
    for (; i < to; i += WORD_BYTES) {
      int word = (char) WORD.get(bytes, i);
      switch (word >>> TYPE_SHIFT) {
        case ADDR_X -> {
          int x = word & COORDINATE_MASK;
          if (rowProblem == null && x < width) {
            int n = into.size();
            if (n >= places.length || n >= into.t().length) {
              ensureRoom(1, into);
            }
            places[n] = place + i - from;
            into.t()[n] = time;
            into.x()[n] = (char) x;
            into.y()[n] = (char) row;
            into.polarity()[n] = (byte) ((word >>> POLARITY_SHIFT) & 1);
            into.setSize(n + 1);
          } else {
            warnings.add(rowProblem == null ? OUTSIDE : rowProblem);
          }
        }
        case ADDR_Y -> {
          row = word & COORDINATE_MASK;
          rowProblem = row < height ? null : OUTSIDE;
        }
        case TIME_LOW -> time = clock.low(word);
        case TIME_HIGH -> time = clock.high(word);
        case VECT_12 -> vector(word & VECT_12_MASK, VECT_12_LENGTH, time, place + i - from, into);
        case VECT_8 -> vector(word & VECT_8_MASK, VECT_8_LENGTH, time, place + i - from, into);
        case VECT_BASE_X -> {
          base = word & COORDINATE_MASK;
          basePolarity = (byte) ((word >>> POLARITY_SHIFT) & 1);
        }
        case MONITOR_ADDR_Y -> rowProblem = MONITOR;
        case EXT_TRIGGER -> warnings.add(TRIGGER);
        case OTHERS -> warnings.add(OTHER);
        case CONTINUED_4, CONTINUED_12 -> {}
        default -> warnings.add(RESERVED[word >>> TYPE_SHIFT]);
      }
    }
  }

  /** Where the first TIME_HIGH is; without it even coordinates are not to be trusted. */
  private int seekTime(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i += WORD_BYTES) {
      int word = (char) WORD.get(bytes, i);
      switch (word >>> TYPE_SHIFT) {
        case TIME_HIGH -> {
          return i;
        }
        case ADDR_X -> warnings.add(BEFORE_TIME);
        case VECT_12 -> warnings.add(BEFORE_TIME, Integer.bitCount(word & VECT_12_MASK));
        case VECT_8 -> warnings.add(BEFORE_TIME, Integer.bitCount(word & VECT_8_MASK));
        default -> {}
      }
    }
    return to;
  }

  private void vector(int mask, int length, long time, int place, CameraPacket into) {
    if (base < 0) {
      warnings.add(BEFORE_BASE);
      return;
    }
    int room = Math.max(0, width - base);
    int inside = room >= length ? mask : mask & ((1 << room) - 1);
    String problem = rowProblem == null ? OUTSIDE : rowProblem;
    int lost = rowProblem == null ? mask ^ inside : mask;
    if (lost != 0) {
      warnings.add(problem, Integer.bitCount(lost));
    }
    if (rowProblem == null && inside != 0) {
      ensureRoom(length, into);
      int n = into.size();
      for (int bits = inside; bits != 0; bits &= bits - 1) {
        places[n] = place;
        into.t()[n] = time;
        into.x()[n] = (char) (base + Integer.numberOfTrailingZeros(bits));
        into.y()[n] = (char) row;
        into.polarity()[n] = basePolarity;
        n++;
      }
      into.setSize(n);
    }
    // Kept small, however many vectors follow one base.
    base = Math.min(base + length, COORDINATES);
  }

  private void ensureRoom(int more, CameraPacket into) {
    into.ensureRoom(more);
    if (places.length < into.t().length) {
      places = Arrays.copyOf(places, into.t().length);
    }
  }
}
