/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private final Set<Integer> toldNoMore = new HashSet<>();
  private boolean endsWithSearch;
  private int searches;
  private boolean searchIsOver;

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

  /**
   * Takes the end of the enumerator's search for splits as the end of splits. Kafka's enumerator
   * does not say so where it was restored and its search finds nothing new (FLINK-31006), and
   * readers of a bounded topic would wait for ever.
   */
  void endWithSearch() {
    endsWithSearch = true;
  }

  /** A reader is new, or has been started anew: nothing was told to it yet. */
  void forget(int subtask) {
    toldNoMore.remove(subtask);
  }

  /** Tells a reader that no splits will follow, where that is so and was not told by others. */
  void tellIfSearchIsOver(int subtask) {
    if (searchIsOver && !toldNoMore.contains(subtask)) {
      signalNoMoreSplits(subtask);
    }
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
    toldNoMore.add(subtask);
    outer.signalNoMoreSplits(subtask);
  }

  @Override
  public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler) {
    searches++;
    outer.callAsync(
        callable,
        (found, failure) -> {
          // May start another search.
          handler.accept(found, failure);
          searches--;
          if (endsWithSearch && searches == 0) {
            searchIsOver = true;
            registeredReaders().keySet().forEach(this::tellIfSearchIsOver);
          }
        });
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
