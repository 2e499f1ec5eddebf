/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink.topic;

import io.neuromorphic.flink.event.InputPacket;
import java.util.Arrays;

/**
 * When each partition of a topic was last written to, and what time it was told. Whoever reads a
 * partition sees no other: it must not take silence for a broken line.
 */
final class PartitionClocks {

  /** A partition is not left alone for longer, ns; below the 100 ms that readers may count on. */
  static final long SILENCE_NANOS = 80_000_000;

  /** Nor is it left so far behind in event time, µs. */
  static final long BEHIND_MICROS = 100_000;

  private final long[] writtenNanos;
  private final long[] toldMicros;

  PartitionClocks(int partitions, long nowNanos) {
    writtenNanos = new long[partitions];
    toldMicros = new long[partitions];
    Arrays.fill(writtenNanos, nowNanos);
    Arrays.fill(toldMicros, InputPacket.NONE);
  }

  int partitions() {
    return writtenNanos.length;
  }

  /** Notes that a record with events up to a time, or a marker that says so, was written. */
  void wrote(int partition, long micros, long nowNanos) {
    writtenNanos[partition] = nowNanos;
    toldMicros[partition] = Math.max(toldMicros[partition], micros);
  }

  /** Whether a partition is to be told that time has come to the given instant, µs. */
  boolean wantsMarker(int partition, long untilMicros, long nowNanos) {
    long told = toldMicros[partition];
    // The first marker is as far behind as can be; its difference overflows.
    long behind = untilMicros - told;
    return nowNanos - writtenNanos[partition] >= SILENCE_NANOS
        || (untilMicros > told && (behind < 0 || behind >= BEHIND_MICROS));
  }
}
