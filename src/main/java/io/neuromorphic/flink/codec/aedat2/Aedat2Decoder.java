/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat2;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.RawText;
import io.neuromorphic.flink.codec.RecordDecoder;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.event.CameraPacket;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads AEDAT 2.0 recordings of DVS128 and DAVIS cameras. Times are signed and kept as stored; the
 * records of frames, of the inertial sensor and of external inputs are counted as warnings.
 */
public final class Aedat2Decoder extends RecordDecoder {

  /** Name of the format. */
  public static final String FORMAT = "AEDAT2";

  private static final String OUTSIDE = "events outside the sensor";
  private static final String NO_CHIP = "no AEChip in the header, read as of a DVS128";
  private static final int RECORD_BYTES = Long.BYTES;

  /** A record: the address above the time. */
  private static final VarHandle RECORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final Aedat2Header header = new Aedat2Header();
  private final Aedat2Clock clock = new Aedat2Clock();
  private Chip chip;
  private int last = Integer.MIN_VALUE;
  private long epoch;

  /** A decoder that has seen nothing. */
  public Aedat2Decoder() {
    super(RECORD_BYTES);
  }

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public SensorInfo sensor() {
    return chip == null
        ? SensorInfo.UNKNOWN
        : new SensorInfo(chip.name(), chip.width(), chip.height());
  }

  @Override
  protected int header(byte[] bytes, int from, int to) throws MalformedStreamException {
    int at = header.read(bytes, from, to);
    unread(header.begun());
    return at;
  }

  @Override
  protected boolean isHeaderComplete() {
    return header.isComplete();
  }

  @Override
  protected void checkHeader(long offset) throws MalformedStreamException {
    if (header.isEmpty()) {
      throw new MalformedStreamException(offset, "ends inside its first line, '#!AER-DAT2.0'");
    }
    if (header.chip().isEmpty()) {
      warnings.add(NO_CHIP);
      chip = Chip.ASSUMED;
    } else {
      String name = RawText.cut(header.chip(), RawText.MAX_CHARS);
      chip =
          Chip.of(header.chip())
              .orElseThrow(
                  () ->
                      new MalformedStreamException(
                          offset, "AEDAT 2.0 of the chip " + name + ", expected " + Chip.KNOWN));
    }
  }

  @Override
  protected void records(
      byte[] bytes, int from, int to, int place, long offset, CameraPacket into) {
    ensureRoom((to - from) / RECORD_BYTES, into);
    long[] t = into.t();
    char[] x = into.x();
    char[] y = into.y();
    byte[] polarity = into.polarity();
    Chip.Layout layout = chip.layout();
    int specialBits = layout.specialBits;
    int width = chip.width();
    int height = chip.height();
    int n = into.size();
    int outside = 0;
    String kind = "";
    int ofKind = 0;
    for (int i = from; i < to; i += RECORD_BYTES) {
      long record = (long) RECORD.get(bytes, i);
      int address = (int) (record >>> Integer.SIZE);
      if ((address & specialBits) != 0) {
        String found = layout.kind(address);
        if (!found.equals(kind)) {
          warn(kind, ofKind);
          kind = found;
          ofKind = 0;
        }
        ofKind++;
        continue;
      }
      int column = address >>> layout.columnShift & layout.columnMask;
      int row = address >>> layout.rowShift & layout.rowMask;
      if (column >= width || row >= height) {
        outside++;
        continue;
      }
      int time = (int) record;
      if (time < last) {
        epoch = clock.fall(last, time);
      }
      last = time;
      t[n] = epoch + time;
      x[n] = (char) column;
      y[n] = (char) row;
      polarity[n] = (byte) (address >>> layout.polarityShift & 1);
      places[n] = place + i - from;
      n++;
    }
    into.setSize(n);
    warn(kind, ofKind);
    warn(OUTSIDE, outside);
  }

  private void warn(String kind, int count) {
    if (count > 0) {
      warnings.add(kind, count);
    }
  }
}
