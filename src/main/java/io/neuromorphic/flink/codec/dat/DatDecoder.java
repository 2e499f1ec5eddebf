/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.dat;

import static io.neuromorphic.flink.codec.dat.DatFormat.RECORD_BYTES;
import static io.neuromorphic.flink.codec.dat.DatFormat.TIME_MASK;
import static io.neuromorphic.flink.codec.dat.DatFormat.WRAP;
import static io.neuromorphic.flink.codec.dat.DatFormat.WRAP_DROP;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.RecordDecoder;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.event.CameraPacket;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads DAT recordings of pixel changes. Times, columns and rows are given as stored; a time that
 * falls by more than half of its range has wrapped around.
 *
 * <p>Skipped and counted as warnings: events outside the sensor where its size is known, and of a
 * polarity that is neither 0 nor 1.
 */
public final class DatDecoder extends RecordDecoder {

  /** Name of the format. */
  public static final String FORMAT = "DAT";

  private static final String OUTSIDE = "events outside the sensor";
  private static final String ODD_POLARITY = "events of a polarity above 1";
  private static final int HALF = 32;

  private static final VarHandle RECORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final DatHeader header = new DatHeader();
  private DatVersion version = DatVersion.V2;
  private SensorInfo sensor = SensorInfo.UNKNOWN;
  private long lastTime;
  private long wraps;

  /** For a recording. */
  public DatDecoder() {
    super(RECORD_BYTES);
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
  protected int header(byte[] bytes, int from, int to) throws MalformedStreamException {
    return header.read(bytes, from, to);
  }

  @Override
  protected boolean isHeaderComplete() {
    return header.isComplete();
  }

  @Override
  protected void checkHeader(long offset) throws MalformedStreamException {
    version = header.check(offset);
    sensor = header.sensor();
  }

  @Override
  protected void records(
      byte[] bytes, int from, int to, int place, long offset, CameraPacket into) {
    ensureRoom((to - from) / RECORD_BYTES, into);
    long[] t = into.t();
    char[] x = into.x();
    char[] y = into.y();
    byte[] polarity = into.polarity();
    int[] at = places;
    int rowShift = version.columnBits();
    int polarityShift = rowShift + version.rowBits();
    int columnMask = (1 << rowShift) - 1;
    int rowMask = (1 << version.rowBits()) - 1;
    int width = sensor.width() == 0 ? columnMask + 1 : sensor.width();
    int height = sensor.height() == 0 ? rowMask + 1 : sensor.height();
    int toPlace = place - from;
    long last = lastTime;
    long wrapped = wraps;
    int n = into.size();
    for (int i = from; i < to; i += RECORD_BYTES) {
      long record = (long) RECORD.get(bytes, i);
      long time = record & TIME_MASK;
      if (last - time > WRAP_DROP) {
        wrapped += WRAP;
      }
      last = time;
      int address = (int) (record >>> HALF);
      int column = address & columnMask;
      int row = address >>> rowShift & rowMask;
      int sign = address >>> polarityShift;
      if (column < width && row < height && sign <= 1) {
        t[n] = wrapped + time;
        x[n] = (char) column;
        y[n] = (char) row;
        polarity[n] = (byte) sign;
        at[n] = toPlace + i;
        n++;
      } else {
        warnings.add(sign > 1 ? ODD_POLARITY : OUTSIDE);
      }
    }
    lastTime = last;
    wraps = wrapped;
    into.setSize(n);
  }
}
