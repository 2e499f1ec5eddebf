/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.state.ShardKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;

/** What a snapshot holds of the subtasks that read an input, dealt out as Flink does. */
final class Routers {

  /** Of an input that starts. */
  static final Routers NONE = new Routers(List.of());

  /** One for each subtask; null for one that has ended: Flink keeps nothing of it. */
  private final List<OperatorSubtaskState> states = new ArrayList<>();

  private final List<List<SplitReader>> splits = new ArrayList<>();

  private Routers(List<SourceSubtask> subtasks) {
    subtasks.forEach(subtask -> splits.add(List.copyOf(subtask.splits())));
  }

  static Routers of(List<SourceSubtask> subtasks) throws Exception {
    Routers routers = new Routers(subtasks);
    for (SourceSubtask subtask : subtasks) {
      routers.states.add(subtask.hasEnded() ? null : subtask.snapshot());
    }
    return routers;
  }

  /** Whether the input has not ended altogether. */
  boolean goOn() {
    return states.stream().anyMatch(state -> state != null);
  }

  /** All splits that are left. */
  List<SplitReader> splits() {
    return splits.stream().flatMap(List::stream).toList();
  }

  /** What a subtask starts with, null for nothing. At the same parallelism each keeps its own. */
  OperatorSubtaskState state(int subtask, int of) throws Exception {
    if (states.isEmpty() || of == states.size()) {
      return states.isEmpty() ? null : states.get(subtask);
    }
    OperatorSubtaskState[] running =
        states.stream().filter(state -> state != null).toArray(OperatorSubtaskState[]::new);
    return AbstractStreamOperatorTestHarness.repartitionOperatorState(
        AbstractStreamOperatorTestHarness.repackageState(running),
        ShardKeys.KEY_GROUPS,
        running.length,
        of,
        subtask);
  }

  /** The subtask that a split stays with, at the same parallelism. */
  OptionalInt subtaskOf(SplitReader split, int of) {
    for (int subtask = 0; of == splits.size() && subtask < of; subtask++) {
      if (splits.get(subtask).stream().anyMatch(own -> own.name.equals(split.name))) {
        return OptionalInt.of(subtask);
      }
    }
    return OptionalInt.empty();
  }
}
