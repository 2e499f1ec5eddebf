/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.event;

/** Events read, and those of them turned away before they reached a neuron. Mutable counters. */
public final class IntakeCounts {

  /** Events read, whatever became of them. */
  public long read;

  /** Outside the region or the population, masked, or of a polarity that is not used. */
  public long filtered;

  /** Their window had been completed. */
  public long late;

  /** Rejected for any reason other than {@link RejectReason#LATE}. */
  public long invalid;

  /** Adds another's counts to these. */
  public void add(IntakeCounts other) {
    read += other.read;
    filtered += other.filtered;
    late += other.late;
    invalid += other.invalid;
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
        && late == other.late
        && invalid == other.invalid;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(read * 31 + filtered * 17 + late * 7 + invalid);
  }

  @Override
  public String toString() {
    return "read=" + read + " filtered=" + filtered + " late=" + late + " invalid=" + invalid;
  }
}
