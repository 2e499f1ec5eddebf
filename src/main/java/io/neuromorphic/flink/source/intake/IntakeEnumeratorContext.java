/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;

/** What the wrapped enumerator sees of Flink: splits that it assigns are given a clock. */
final class IntakeEnumeratorContext<S extends SourceSplit> implements SplitEnumeratorContext<S> {

  private final SplitEnumeratorContext<IntakeSplit<S>> outer;
  private final ClockStart start;
  private final Map<String, SplitClock> returned = new HashMap<>();

  IntakeEnumeratorContext(SplitEnumeratorContext<IntakeSplit<S>> outer, ClockStart start) {
    this.outer = outer;
    this.start = start;
  }

  ClockStart start() {
    return start;
  }

  /** Copies of the clocks of splits that wait to be assigned again. */
  Map<String, SplitClock> returned() {
    Map<String, SplitClock> copies = new TreeMap<>();
    returned.forEach((split, clock) -> copies.put(split, clock.copy()));
    return copies;
  }

  /** Takes up the clocks that a snapshot holds. */
  void restore(Map<String, SplitClock> clocks) {
    returned.putAll(clocks);
  }

  /** Keeps the clock of a split that will be assigned again. */
  void remember(IntakeSplit<S> split) {
    returned.put(split.splitId(), split.clock());
  }

  @Override
  public void assignSplits(SplitsAssignment<S> assignment) {
    Map<Integer, List<IntakeSplit<S>>> wrapped = new HashMap<>();
    assignment
        .assignment()
        .forEach(
            (subtask, splits) -> {
              List<IntakeSplit<S>> list = new ArrayList<>();
              for (S split : splits) {
                SplitClock clock = returned.remove(split.splitId());
                list.add(new IntakeSplit<>(split, clock == null ? new SplitClock(start) : clock));
              }
              wrapped.put(subtask, list);
            });
    outer.assignSplits(new SplitsAssignment<>(wrapped));
  }

  @Override
  public SplitEnumeratorMetricGroup metricGroup() {
    return outer.metricGroup();
  }

  @Override
  public void sendEventToSourceReader(int subtask, SourceEvent event) {
    outer.sendEventToSourceReader(subtask, event);
  }

  @Override
  public void sendEventToSourceReader(int subtask, int attempt, SourceEvent event) {
    outer.sendEventToSourceReader(subtask, attempt, event);
  }

  @Override
  public int currentParallelism() {
    return outer.currentParallelism();
  }

  @Override
  public Map<Integer, ReaderInfo> registeredReaders() {
    return outer.registeredReaders();
  }

  @Override
  public Map<Integer, Map<Integer, ReaderInfo>> registeredReadersOfAttempts() {
    return outer.registeredReadersOfAttempts();
  }

  @Override
  public void signalNoMoreSplits(int subtask) {
    outer.signalNoMoreSplits(subtask);
  }

  @Override
  public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler) {
    outer.callAsync(callable, handler);
  }

  @Override
  public <T> void callAsync(
      Callable<T> callable, BiConsumer<T, Throwable> handler, long initialDelay, long period) {
    outer.callAsync(callable, handler, initialDelay, period);
  }

  @Override
  public void runInCoordinatorThread(Runnable runnable) {
    outer.runInCoordinatorThread(runnable);
  }

  @Override
  public void setIsProcessingBacklog(boolean isProcessingBacklog) {
    outer.setIsProcessingBacklog(isProcessingBacklog);
  }
}
