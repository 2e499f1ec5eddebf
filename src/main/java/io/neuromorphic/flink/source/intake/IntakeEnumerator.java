/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;

/** The wrapped enumerator; splits that come back from a failed reader keep their clocks. */
final class IntakeEnumerator<S extends SourceSplit, E>
    implements SplitEnumerator<IntakeSplit<S>, IntakeEnumeratorState<E>> {

  private final SplitEnumerator<S, E> inner;
  private final IntakeEnumeratorContext<S> context;

  IntakeEnumerator(SplitEnumerator<S, E> inner, IntakeEnumeratorContext<S> context) {
    this.inner = inner;
    this.context = context;
  }

  @Override
  public void start() {
    inner.start();
  }

  @Override
  public void handleSplitRequest(int subtask, String host) {
    inner.handleSplitRequest(subtask, host);
  }

  @Override
  public void addSplitsBack(List<IntakeSplit<S>> splits, int subtask) {
    List<S> unwrapped = new ArrayList<>();
    for (IntakeSplit<S> split : splits) {
      context.remember(split);
      unwrapped.add(split.split());
    }
    inner.addSplitsBack(unwrapped, subtask);
  }

  @Override
  public void addReader(int subtask) {
    context.forget(subtask);
    inner.addReader(subtask);
    context.tellIfSearchIsOver(subtask);
  }

  @Override
  public IntakeEnumeratorState<E> snapshotState(long checkpointId) throws Exception {
    return new IntakeEnumeratorState<>(
        context.start(), context.returned(), inner.snapshotState(checkpointId));
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    inner.notifyCheckpointComplete(checkpointId);
  }

  @Override
  public void notifyCheckpointAborted(long checkpointId) throws Exception {
    inner.notifyCheckpointAborted(checkpointId);
  }

  @Override
  public void handleSourceEvent(int subtask, SourceEvent event) {
    inner.handleSourceEvent(subtask, event);
  }

  @Override
  public void close() throws IOException {
    inner.close();
  }
}
