/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import java.util.ArrayDeque;

/**
 * What a population of a subtask has done in the last {@value #SPAN_MILLIS} ms of wall clock: how
 * fast its time goes, how often its neurons fire. Told by the task, asked by whoever reports; a
 * task that is held up tells nothing: its speed is seen to fall, and is 0 when it has told nothing
 * for longer than that.
 */
final class RecentProgress {

  static final long SPAN_MILLIS = 10_000;

  private static final long MARK_MILLIS = 1_000;

  private final ArrayDeque<Mark> marks = new ArrayDeque<>();
  private Mark latest;

  /** Where the neurons stood at an instant of the wall clock. */
  private record Mark(long millis, long reachedMicros, long neuronSteps, long spikes) {}

  /**
   * Notes where the neurons stand.
   *
   * @param nowMillis wall clock
   * @param reachedMicros event time up to which all of them are stepped, µs
   * @param neuronSteps steps of single neurons so far
   * @param spikes so far
   */
  synchronized void note(long nowMillis, long reachedMicros, long neuronSteps, long spikes) {
    latest = new Mark(nowMillis, reachedMicros, neuronSteps, spikes);
    if (marks.isEmpty() || nowMillis - marks.peekLast().millis() >= MARK_MILLIS) {
      marks.add(latest);
    }
    while (marks.size() > 1 && nowMillis - marks.peekFirst().millis() > SPAN_MILLIS) {
      marks.removeFirst();
    }
  }

  /**
   * Event time gone by for each unit of wall clock; 0 as long as there is too little of that, and
   * where nothing was noted for longer than the span: what went by before would never fade to 0.
   */
  synchronized double realTimeFactor(long nowMillis) {
    if (latest == null || nowMillis - latest.millis() > SPAN_MILLIS) {
      return 0;
    }
    Mark first = marks.peekFirst();
    if (nowMillis - first.millis() < MARK_MILLIS) {
      return 0;
    }
    return (latest.reachedMicros() - first.reachedMicros()) / 1e3 / (nowMillis - first.millis());
  }

  /**
   * Spikes of a neuron in a second of event time, on average; 0 where no time went by.
   *
   * @param dtMicros length of a step, µs
   */
  synchronized double firingRate(long dtMicros) {
    if (latest == null || latest.neuronSteps() == marks.peekFirst().neuronSteps()) {
      return 0;
    }
    Mark first = marks.peekFirst();
    double neuronSeconds = (latest.neuronSteps() - first.neuronSteps()) * (dtMicros / 1e6);
    return (latest.spikes() - first.spikes()) / neuronSeconds;
  }
}
