/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat3;

import static io.neuromorphic.flink.codec.aedat3.Aedat3Format.COORDINATE_MASK;
import static io.neuromorphic.flink.codec.aedat3.Aedat3Format.EVENT_BYTES;

import io.neuromorphic.flink.codec.EventPlaces;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.codec.Warnings;
import io.neuromorphic.flink.event.CameraPacket;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads whole events of packets. */
final class PacketEvents {

  private static final String OUTSIDE = "events outside the sensor";
  private static final String INVALID = "events marked invalid";
  private static final String NEGATIVE_TIME = "events of negative time";

  /** An event: the time above the data. */
  private static final VarHandle EVENT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final Warnings warnings;
  private int width = COORDINATE_MASK + 1;
  private int height = COORDINATE_MASK + 1;

  PacketEvents(Warnings warnings) {
    this.warnings = warnings;
  }

  void setSensor(SensorInfo sensor) {
    if (sensor.width() > 0 && sensor.height() > 0) {
      width = sensor.width();
      height = sensor.height();
    }
  }

  /**
   * Appends polarity events.
   *
   * @param place of the first, counted as {@code places} does
   */
  void polarity(
      byte[] bytes,
      int from,
      int to,
      long timeBase,
      int place,
      EventPlaces places,
      CameraPacket into) {
    int[] at = places.ensureRoom((to - from) / EVENT_BYTES, into);
    long[] t = into.t();
    char[] x = into.x();
    char[] y = into.y();
    byte[] polarity = into.polarity();
    int n = into.size();
    int invalid = 0;
    int negative = 0;
    int outside = 0;
    for (int i = from; i < to; i += EVENT_BYTES) {
      long event = (long) EVENT.get(bytes, i);
      int data = (int) event;
      int column = data >>> Aedat3Format.X_SHIFT;
      int row = data >>> Aedat3Format.Y_SHIFT & COORDINATE_MASK;
      if ((data & Aedat3Format.VALID) == 0) {
        invalid++;
      } else if (event < 0) {
        negative++;
      } else if (column >= width || row >= height) {
        outside++;
      } else {
        t[n] = timeBase | event >>> Integer.SIZE;
        x[n] = (char) column;
        y[n] = (char) row;
        polarity[n] = (byte) (data >>> Aedat3Format.POLARITY_SHIFT & 1);
        at[n] = place + i - from;
        n++;
      }
    }
    into.setSize(n);
    warn(INVALID, invalid);
    warn(NEGATIVE_TIME, negative);
    warn(OUTSIDE, outside);
  }

  /** Counts special events. */
  void special(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i += EVENT_BYTES) {
      int data = (int) (long) EVENT.get(bytes, i);
      warnings.add(
          (data & Aedat3Format.VALID) == 0
              ? INVALID
              : Aedat3Format.specialKind(
                  data >>> Aedat3Format.SPECIAL_SHIFT & Aedat3Format.SPECIAL_MASK));
    }
  }

  private void warn(String kind, int count) {
    if (count > 0) {
      warnings.add(kind, count);
    }
  }
}
