/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.hostile;

import com.google.protobuf.InvalidProtocolBufferException;
import io.neuromorphic.flink.codec.packet.wire.CameraEvents;
import io.neuromorphic.flink.codec.packet.wire.CurrentEvents;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Reads packet records as messages of the schema and judges them. */
final class PacketReading {

  private PacketReading() {}

  static Reading of(byte[] value, boolean camera) {
    if (value == null) {
      return Reading.UNPARSABLE;
    }
    try {
      return camera ? of(CameraEvents.parseFrom(value)) : of(CurrentEvents.parseFrom(value));
    } catch (InvalidProtocolBufferException e) {
      return Reading.UNPARSABLE;
    }
  }

  private static Reading of(CameraEvents message) {
    if (isBeyondUs(message.getRequires())) {
      return Reading.UNPARSABLE;
    }
    int count = message.getTOffsetCount();
    if (message.getXCount() != count
        || message.getYCount() != count
        || message.getPolarityCount() != count) {
      return Reading.UNPARSABLE;
    }
    List<Reading.Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      BigInteger t = time(message.getBaseT(), message.getTOffset(i));
      long x = Integer.toUnsignedLong(message.getX(i));
      long y = Integer.toUnsignedLong(message.getY(i));
      events.add(
          t == null || x > 65_535 || y > 65_535
              ? Reading.Event.UNPARSABLE
              : Reading.Event.pixel(t, (int) x, (int) y, message.getPolarity(i) ? 1 : 0));
    }
    return new Reading(events, message.hasUntil() ? BigInteger.valueOf(message.getUntil()) : null);
  }

  private static Reading of(CurrentEvents message) {
    if (isBeyondUs(message.getRequires())) {
      return Reading.UNPARSABLE;
    }
    int count = message.getTOffsetCount();
    if (message.getNeuronCount() != count || message.getCurrentCount() != count) {
      return Reading.UNPARSABLE;
    }
    List<Reading.Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      BigInteger t = time(message.getBaseT(), message.getTOffset(i));
      events.add(
          t == null
              ? Reading.Event.UNPARSABLE
              : Reading.Event.current(
                  t,
                  message.getPopulation(),
                  BigInteger.valueOf(Integer.toUnsignedLong(message.getNeuron(i))),
                  message.getCurrent(i)));
    }
    return new Reading(events, message.hasUntil() ? BigInteger.valueOf(message.getUntil()) : null);
  }

  /** Whether only a later version of the schema reads it rightly. */
  private static boolean isBeyondUs(int version) {
    return version < 0 || version > 1;
  }

  /** Base plus unsigned offset; null beyond int64. */
  private static BigInteger time(long base, long offset) {
    BigInteger t = BigInteger.valueOf(base).add(new BigInteger(Long.toUnsignedString(offset)));
    return Rules.isInt64(t) ? t : null;
  }
}
