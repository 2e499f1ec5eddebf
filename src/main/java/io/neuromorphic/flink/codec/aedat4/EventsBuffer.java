/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat4;

import static io.neuromorphic.flink.codec.aedat4.Aedat4Format.COORDINATES;
import static io.neuromorphic.flink.codec.aedat4.Aedat4Format.EVENT_BYTES;
import static io.neuromorphic.flink.codec.aedat4.Aedat4Format.EVENT_PLACE;
import static io.neuromorphic.flink.codec.aedat4.Aedat4Format.INT_BYTES;
import static io.neuromorphic.flink.codec.aedat4.Aedat4Format.PLACE_POLARITY_SHIFT;
import static io.neuromorphic.flink.codec.aedat4.Aedat4Format.PLACE_Y_SHIFT;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.event.CameraPacket;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads the size-prefixed FlatBuffer of a packet of events. */
final class EventsBuffer {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private EventsBuffer() {}

  /**
   * Appends the events whose place is on the sensor.
   *
   * @param width pixels, 0 if unknown
   * @param height pixels, 0 if unknown
   * @return how many events were not
   */
  static int read(FlatBytes flat, int width, int height, CameraPacket into)
      throws MalformedStreamException {
    long size = Integer.toUnsignedLong(flat.int32(0));
    if (size != flat.length() - INT_BYTES) {
      throw flat.malformed(
          "events of " + size + " bytes in a packet of " + (flat.length() - INT_BYTES));
    }
    flat.expectIdentifier(INT_BYTES, Aedat4Format.EVENTS_IDENTIFIER);
    int field = flat.field(flat.follow(INT_BYTES), Aedat4Format.EVENTS_ELEMENTS);
    if (field < 0) {
      return 0;
    }
    int vector = flat.follow(field);
    int count = flat.vectorLength(vector, EVENT_BYTES);
    return copy(flat.bytes(), vector + INT_BYTES, count, limit(width), limit(height), into);
  }

  private static int copy(
      byte[] bytes, int from, int count, int width, int height, CameraPacket into) {
    into.ensureRoom(count);
    long[] t = into.t();
    char[] x = into.x();
    char[] y = into.y();
    byte[] polarity = into.polarity();
    int n = into.size();
    int end = from + count * EVENT_BYTES;
    for (int at = from; at < end; at += EVENT_BYTES) {
      long place = (long) LONG.get(bytes, at + EVENT_PLACE);
      t[n] = (long) LONG.get(bytes, at);
      x[n] = (char) place;
      y[n] = (char) (place >>> PLACE_Y_SHIFT);
      polarity[n] = (byte) ((byte) (place >>> PLACE_POLARITY_SHIFT) == 0 ? 0 : 1);
      // The next event overwrites this one if it was not on the sensor.
      n += x[n] < width && y[n] < height ? 1 : 0;
    }
    int outside = count - (n - into.size());
    into.setSize(n);
    return outside;
  }

  private static int limit(int size) {
    return size == 0 ? COORDINATES : Math.min(size, COORDINATES);
  }
}
