/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** DESIGN 4, Late, and 5.2: judges what is read from one split, in that split's own order. */
final class SplitModel {

  private static final BigInteger THOUSAND = BigInteger.valueOf(1_000);

  private final ModelJob job;
  private final ModelInput input;
  private final long origin;

  /** Fate of each entry; null for one that was accepted, or for a marker that said nothing new. */
  final List<Fate> rejected = new ArrayList<>();

  /** Whether the job failed on this split. */
  boolean fails;

  /** Times that were accepted: the largest and the last; null before there is one. */
  Long largest;

  private Long last;

  SplitModel(ModelJob job, ModelInput input, long origin, List<Entry> entries) {
    this.job = job;
    this.input = input;
    this.origin = origin;
    for (Entry entry : entries) {
      if (!fails) {
        rejected.add(
            entry instanceof Entry.Event event ? judge(event) : judge((Entry.Marker) entry));
      }
    }
  }

  /** The reasons in their order of precedence. */
  private Fate judge(Entry.Event event) {
    Fate fault = AddressModel.fault(job, input, event);
    if (fault == Fate.UNKNOWN_POPULATION) {
      return fault;
    }
    if (jumps(event.t())) {
      return Fate.INVALID_TIME;
    }
    if (fault != null) {
      return fault;
    }
    // "An event before the origin is rejected."
    if (event.t() < origin) {
      return Fate.BEFORE_ORIGIN;
    }
    if (isLate(event.t())) {
      return Fate.LATE;
    }
    accept(event.t());
    return null;
  }

  private Fate judge(Entry.Marker marker) {
    long passed = marker.until() - 1;
    if (jumps(passed)) {
      return Fate.INVALID_TIME;
    }
    if (passed >= origin && !isLate(passed)) {
      accept(passed);
    }
    return null;
  }

  private void accept(long t) {
    largest = largest == null ? t : Math.max(largest, t);
    last = t;
  }

  /**
   * "a record whose t lies more than [max-gap] after the last accepted t of its split […] is
   * rejected (invalid-time); where it is the split's very first record and lies that far from the
   * origin, the job fails"
   */
  private boolean jumps(long t) {
    BigInteger gap = big(t).subtract(big(last == null ? origin : last));
    BigInteger largestGap = big(job.maxGapMicros());
    fails = last == null && gap.abs().compareTo(largestGap) > 0;
    return gap.compareTo(largestGap) > 0;
  }

  /** "an event is late if its window ends at or before (W+1)·1000" */
  private boolean isLate(long t) {
    return largest != null && windowEnd(job.window(t)).compareTo(completeUntil()) <= 0;
  }

  private BigInteger windowEnd(long window) {
    return big(window).add(BigInteger.ONE).multiply(big(job.dtMicros()));
  }

  /** "W = floor(max t of the earlier events of that split / 1000) − ooo − 1", ms */
  private BigInteger watermark() {
    return big(Math.floorDiv(largest, 1_000L))
        .subtract(big(job.outOfOrdernessMillis()))
        .subtract(BigInteger.ONE);
  }

  /** (W+1)·1000 µs: "A watermark of W ms completes every dt window that ends at or before" it. */
  BigInteger completeUntil() {
    return watermark().add(BigInteger.ONE).multiply(THOUSAND);
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }
}
