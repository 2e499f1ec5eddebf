/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.state.InputBook;
import io.neuromorphic.flink.state.JobMetric;
import io.neuromorphic.flink.state.MetricLabels;
import java.util.Arrays;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;

/**
 * The books of one input, as far as a subtask keeps them. Its part says nothing alone: whichever
 * shard was told of a packet counts it. Summed up over all subtasks of all population operators
 * they are those of the summary, and balance.
 */
final class InputMetrics {

  private static final RejectReason[] REASONS = RejectReason.values();

  private final MetricGroup group;
  private final Counter read = new SimpleCounter();
  private final Counter integrated = new SimpleCounter();
  private final Counter filtered = new SimpleCounter();
  private final Counter late = new SimpleCounter();
  private final Counter invalid = new SimpleCounter();
  private final Counter[] rejected = new Counter[REASONS.length];
  private boolean registered;
  private volatile long pending;

  private long readSum;
  private long integratedSum;
  private long filteredSum;
  private long pendingSum;
  private final long[] rejectedSum = new long[REASONS.length];

  /** Nobody sees it before it is published. */
  InputMetrics(MetricGroup operator, String input) {
    group = MetricLabels.input(operator, input);
    Arrays.setAll(rejected, i -> new SimpleCounter());
  }

  private void register() {
    JobMetric.EVENTS_READ.register(group, read);
    JobMetric.EVENTS_INTEGRATED.register(group, integrated);
    JobMetric.EVENTS_FILTERED.register(group, filtered);
    JobMetric.EVENTS_LATE.register(group, late);
    JobMetric.EVENTS_INVALID.register(group, invalid);
    JobMetric.EVENTS_PENDING.<Long>register(group, () -> pending);
    for (RejectReason reason : REASONS) {
      JobMetric.EVENTS_REJECTED.register(
          MetricLabels.reason(group, reason.word()), rejected[reason.ordinal()]);
    }
  }

  /** Adds what one shard knows. */
  void add(InputBook book, long pendingEvents) {
    readSum += book.counts().read();
    integratedSum += book.integrated();
    filteredSum += book.counts().filtered();
    pendingSum += pendingEvents;
    for (RejectReason reason : REASONS) {
      rejectedSum[reason.ordinal()] += book.counts().rejected(reason);
    }
  }

  /** Tells what was added since the last time; at first, registers what then has its value. */
  void publish() {
    PopulationMetrics.set(read, readSum);
    PopulationMetrics.set(integrated, integratedSum);
    PopulationMetrics.set(filtered, filteredSum);
    pending = pendingSum;
    long invalidSum = 0;
    for (RejectReason reason : REASONS) {
      long sum = rejectedSum[reason.ordinal()];
      PopulationMetrics.set(rejected[reason.ordinal()], sum);
      invalidSum += reason == RejectReason.LATE ? 0 : sum;
      rejectedSum[reason.ordinal()] = 0;
    }
    PopulationMetrics.set(late, rejected[RejectReason.LATE.ordinal()].getCount());
    PopulationMetrics.set(invalid, invalidSum);
    readSum = 0;
    integratedSum = 0;
    filteredSum = 0;
    pendingSum = 0;
    // Only now: who reads a series that begins at 0 takes what was restored for a burst.
    if (!registered) {
      registered = true;
      register();
    }
  }
}
