/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.event;

import java.util.Arrays;

/** Events read from an input, and those of them that were turned away. Mutable counters. */
public final class IntakeCounts {

  private static final int REASONS = RejectReason.values().length;

  private long read;
  private long filtered;
  private final long[] rejected = new long[REASONS];

  /** Counts events read, whatever becomes of them. */
  public void addRead(long events) {
    read += events;
  }

  /** Counts events outside the region or the population, masked, or of an unused polarity. */
  public void addFiltered(long events) {
    filtered += events;
  }

  /** Counts rejected events. */
  public void addRejected(RejectReason reason, long events) {
    rejected[reason.ordinal()] += events;
  }

  /** Adds another's counts to these. */
  public void add(IntakeCounts other) {
    read += other.read;
    filtered += other.filtered;
    for (int i = 0; i < REASONS; i++) {
      rejected[i] += other.rejected[i];
    }
  }

  /** Events read, whatever became of them. */
  public long read() {
    return read;
  }

  /** Outside the region or the population, masked, or of a polarity that is not used. */
  public long filtered() {
    return filtered;
  }

  /** Rejected for the given reason. */
  public long rejected(RejectReason reason) {
    return rejected[reason.ordinal()];
  }

  /** Their window had been completed. */
  public long late() {
    return rejected(RejectReason.LATE);
  }

  /** Rejected for any reason other than {@link RejectReason#LATE}. */
  public long invalid() {
    return Arrays.stream(rejected).sum() - late();
  }

  /** Whether nothing was counted. */
  public boolean isEmpty() {
    return read == 0 && filtered == 0 && Arrays.stream(rejected).allMatch(n -> n == 0);
  }

  /** Hands over what was counted and starts again from nothing. */
  public IntakeCounts take() {
    IntakeCounts taken = copy();
    read = 0;
    filtered = 0;
    Arrays.fill(rejected, 0);
    return taken;
  }

  public IntakeCounts copy() {
    IntakeCounts copy = new IntakeCounts();
    copy.add(this);
    return copy;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof IntakeCounts other
        && read == other.read
        && filtered == other.filtered
        && Arrays.equals(rejected, other.rejected);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(read * 31 + filtered) * 31 + Arrays.hashCode(rejected);
  }

  @Override
  public String toString() {
    return "read=" + read + " filtered=" + filtered + " rejected=" + Arrays.toString(rejected);
  }
}
