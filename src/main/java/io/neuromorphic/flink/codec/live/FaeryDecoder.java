/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.live;

import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.event.CameraPacket;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads faery's datagrams. Unlike faery it drops no datagram that is older than the last: what is
 * late is for others to judge.
 */
public abstract sealed class FaeryDecoder extends EventDatagrams {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle CHAR =
      MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);

  private static final String CUT_OFF = "datagrams with a cut-off last event";
  private static final String TOO_LATE = "times beyond 2^63 µs";
  private static final String POLARITY = "polarities other than 0 and 1, taken for 1";

  private final int recordBytes;

  private FaeryDecoder(SensorInfo sensor, int recordBytes) {
    super(sensor);
    this.recordBytes = recordBytes;
  }

  /** Of {@code t64_x16_y16_on8}: records of 13 bytes. */
  public static FaeryDecoder t64(SensorInfo sensor) {
    return new T64(sensor);
  }

  /** Of {@code t32_x16_y15_on1}: records of 8 bytes, whose times begin again after 71.6 minutes. */
  public static FaeryDecoder t32(SensorInfo sensor) {
    return new T32(sensor);
  }

  /** Appends the event at {@code at}. */
  abstract void event(byte[] bytes, int at, CameraPacket into);

  @Override
  protected final void events(byte[] bytes, int from, int to, CameraPacket into) {
    int end = to - (to - from) % recordBytes;
    if (end < to) {
      warnings.add(CUT_OFF);
    }
    for (int i = from; i < end; i += recordBytes) {
      event(bytes, i, into);
    }
  }

  private static final class T64 extends FaeryDecoder {

    T64(SensorInfo sensor) {
      super(sensor, FaeryFormat.T64_BYTES);
    }

    @Override
    void event(byte[] bytes, int at, CameraPacket into) {
      long t = (long) LONG.get(bytes, at);
      if (t < 0) {
        warnings.add(TOO_LATE);
        return;
      }
      int on = bytes[at + FaeryFormat.T64_ON];
      if ((on & ~1) != 0) {
        warnings.add(POLARITY);
      }
      int x = (char) CHAR.get(bytes, at + FaeryFormat.T64_X);
      int y = (char) CHAR.get(bytes, at + FaeryFormat.T64_Y);
      add(t, x, y, on == 0 ? 0 : 1, into);
    }
  }

  private static final class T32 extends FaeryDecoder {

    private final LongClock clock = new LongClock();

    T32(SensorInfo sensor) {
      super(sensor, FaeryFormat.T32_BYTES);
    }

    @Override
    void event(byte[] bytes, int at, CameraPacket into) {
      long t = clock.unfold(Integer.toUnsignedLong((int) INT.get(bytes, at)));
      int x = (char) CHAR.get(bytes, at + FaeryFormat.T32_X);
      int y = (char) CHAR.get(bytes, at + FaeryFormat.T32_Y_AND_ON);
      add(t, x, y >>> 1, y & 1, into);
    }
  }
}
