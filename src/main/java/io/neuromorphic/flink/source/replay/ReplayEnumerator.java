/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/** Hands out recordings in the order of their list, one at a time to whoever asks. */
final class ReplayEnumerator implements SplitEnumerator<ReplaySplit, List<ReplaySplit>> {

  private final SplitEnumeratorContext<ReplaySplit> context;
  private final List<String> order;
  private final List<ReplaySplit> waiting;

  ReplayEnumerator(
      SplitEnumeratorContext<ReplaySplit> context, List<String> order, List<ReplaySplit> waiting) {
    this.context = context;
    this.order = order;
    this.waiting = new ArrayList<>(waiting);
  }

  @Override
  public void start() {
    // Readers ask when they are ready.
  }

  @Override
  public void handleSplitRequest(int subtask, String host) {
    if (waiting.isEmpty()) {
      context.signalNoMoreSplits(subtask);
    } else {
      context.assignSplit(waiting.remove(0), subtask);
    }
  }

  @Override
  public void addSplitsBack(List<ReplaySplit> splits, int subtask) {
    waiting.addAll(splits);
    waiting.sort(Comparator.comparingInt(split -> order.indexOf(split.name())));
  }

  @Override
  public void addReader(int subtask) {
    // It will ask.
  }

  @Override
  public List<ReplaySplit> snapshotState(long checkpointId) {
    return new ArrayList<>(waiting);
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
