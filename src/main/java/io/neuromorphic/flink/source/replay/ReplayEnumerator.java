/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/** Hands out recordings in the order of their list, one at a time to whoever asks. */
final class ReplayEnumerator implements SplitEnumerator<ReplaySplit, ReplayQueue> {

  private final SplitEnumeratorContext<ReplaySplit> context;
  private final Map<String, String> contents;
  private final List<String> order;
  private final List<ReplaySplit> waiting;

  ReplayEnumerator(
      SplitEnumeratorContext<ReplaySplit> context,
      Map<String, String> contents,
      List<ReplaySplit> waiting) {
    this.context = context;
    this.contents = contents;
    this.order = new ArrayList<>(contents.keySet());
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
  public ReplayQueue snapshotState(long checkpointId) {
    return new ReplayQueue(contents, waiting);
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
