/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import java.io.IOException;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;

/**
 * Finds out which state backend reads a snapshot: any one reads canonical savepoints; native ones
 * and checkpoints want the one that wrote them, which they do not name.
 */
final class SavepointBackend {

  private SavepointBackend() {}

  /**
   * The state backend that reads an operator's keyed state.
   *
   * @throws IOException if a kind of state is not known
   */
  static StateBackend of(OperatorState operator) throws IOException {
    boolean rocks = false;
    for (OperatorSubtaskState subtask : operator.getStates()) {
      for (KeyedStateHandle handle : subtask.getManagedKeyedState()) {
        rocks |= isRocks(handle);
      }
    }
    return rocks ? new EmbeddedRocksDBStateBackend() : new HashMapStateBackend();
  }

  private static boolean isRocks(KeyedStateHandle handle) throws IOException {
    // Of RocksDB full checkpoints are of this kind, too.
    if (handle instanceof IncrementalKeyedStateHandle) {
      return true;
    }
    // What the heap writes; canonical savepoints of any backend are a subclass.
    if (handle instanceof KeyGroupsStateHandle) {
      return false;
    }
    throw new IOException(
        "state of the kind "
            + handle.getClass().getSimpleName()
            + " cannot be read; expected that of the hashmap or rocksdb backend");
  }
}
