/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;

/** The state backends a job may choose. */
enum Backend {
  HASHMAP,
  ROCKSDB;

  StateBackend create() {
    return this == HASHMAP ? new HashMapStateBackend() : new EmbeddedRocksDBStateBackend();
  }
}
