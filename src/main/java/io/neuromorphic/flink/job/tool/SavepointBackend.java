/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import java.io.IOException;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.SavepointKeyedStateHandle;
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
   * @throws IOException if a file of the snapshot cannot be read, or its kind is not known
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
    if (handle instanceof SavepointKeyedStateHandle) {
      return false;
    }
    if (handle instanceof IncrementalKeyedStateHandle) {
      return true;
    }
    if (handle instanceof KeyGroupsStateHandle groups) {
      return !isHeap(groups);
    }
    throw new IOException(
        "state of the kind "
            + handle.getClass().getSimpleName()
            + " cannot be read; expected that of the hashmap or rocksdb backend");
  }

  /**
   * Full checkpoints of both backends are of one class. The heap's has every key group, each headed
   * by its number in four bytes. RocksDB's leaves out key groups without keys, so that they begin
   * nowhere, at 0; one with keys is headed by the number of its state in two bytes, and the length
   * of a key.
   */
  private static boolean isHeap(KeyGroupsStateHandle handle) throws IOException {
    KeyGroupRange range = handle.getKeyGroupRange();
    for (int group : range) {
      if (handle.getOffsetForKeyGroup(group) == 0) {
        return false;
      }
    }
    if (range.getNumberOfKeyGroups() == 0) {
      return true;
    }
    int last = range.getEndKeyGroup();
    try (FSDataInputStream in = handle.openInputStream()) {
      in.seek(handle.getOffsetForKeyGroup(last));
      return new DataInputViewStreamWrapper(in).readInt() == last;
    }
  }
}
