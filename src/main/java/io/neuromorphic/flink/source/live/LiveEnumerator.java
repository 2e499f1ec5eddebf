/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import java.util.List;
import java.util.Optional;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/** Gives the socket to the first reader there is. */
final class LiveEnumerator implements SplitEnumerator<LiveSplit, LiveQueue> {

  private final SplitEnumeratorContext<LiveSplit> context;
  private Optional<LiveSplit> waiting;

  LiveEnumerator(SplitEnumeratorContext<LiveSplit> context, Optional<LiveSplit> waiting) {
    this.context = context;
    this.waiting = waiting;
  }

  @Override
  public void start() {
    // Readers come by themselves.
  }

  @Override
  public void handleSplitRequest(int subtask, String host) {
    // They do not ask.
  }

  @Override
  public void addReader(int subtask) {
    waiting.ifPresent(split -> context.assignSplit(split, subtask));
    waiting = Optional.empty();
  }

  @Override
  public void addSplitsBack(List<LiveSplit> splits, int subtask) {
    splits.forEach(split -> waiting = Optional.of(split));
  }

  @Override
  public LiveQueue snapshotState(long checkpointId) {
    return new LiveQueue(waiting);
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
