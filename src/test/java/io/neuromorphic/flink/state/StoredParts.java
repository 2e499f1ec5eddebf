/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.IntakeCounts;
import io.neuromorphic.flink.event.Positions;
import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import java.util.Arrays;

/** Parts of the values that stored files hold. Never changed: the files are not, either. */
final class StoredParts {

  /** One, two, three and four bytes a letter in UTF-8. */
  static final String NAME = "Aö日🧠";

  private static final float[] ODD = {
    -0f,
    Float.MIN_VALUE,
    -Float.MIN_NORMAL / 3,
    Float.MAX_VALUE,
    Math.nextUp(1f),
    Math.nextDown(-65f),
    0.1f,
    65_536
  };

  private static final long[] TIMES = {
    -1, 0, Long.MIN_VALUE + 1, Long.MAX_VALUE, -3_000_001, 1_700_000_000_000_000L, 42
  };

  private StoredParts() {}

  /** Floats of odd bits, none NaN. */
  static float[] floats(int size) {
    float[] floats = new float[size];
    for (int i = 0; i < size; i++) {
      floats[i] = ODD[i % ODD.length] - i / ODD.length;
    }
    return floats;
  }

  static long time(int i) {
    return TIMES[i % TIMES.length] ^ i / TIMES.length;
  }

  /** Ints of all sizes and signs. */
  static int number(int i) {
    return i * 0x9e3779b1 >> i % 32;
  }

  static IntakeCounts counts(long read) {
    IntakeCounts counts = new IntakeCounts();
    counts.addRead(read);
    counts.addFiltered(1L << 33);
    counts.addRejected(RejectReason.UNPARSABLE, 1);
    counts.addRejected(RejectReason.UNKNOWN_POPULATION, 20);
    counts.addRejected(RejectReason.INVALID_TIME, 300);
    counts.addRejected(RejectReason.INVALID_NEURON, 4_000);
    counts.addRejected(RejectReason.INVALID_CURRENT, 50_000);
    counts.addRejected(RejectReason.BEFORE_ORIGIN, 600_000);
    counts.addRejected(RejectReason.LATE, 7_000_000_000L);
    return counts;
  }

  static Rejection rejection(RejectReason reason) {
    return new Rejection(
        reason, "expected “t”, found " + NAME.repeat(99), "in " + NAME, "topic-0@17#3", "");
  }

  static <P extends InputPacket> P withHeader(P packet, Positions positions) {
    packet.setUntil(-7);
    packet.setLastTime(1_700_000_000_123_456L);
    packet.setWork(1L << 40);
    packet.setPositions(positions);
    packet.setCounts(counts(Long.MAX_VALUE));
    packet
        .rejections()
        .addAll(
            Arrays.asList(
                rejection(RejectReason.UNPARSABLE), rejection(RejectReason.INVALID_CURRENT)));
    return packet;
  }

  /** A packet that carries time alone. */
  static <P extends InputPacket> P marker(P packet, long until) {
    packet.setUntil(until);
    return packet;
  }
}
