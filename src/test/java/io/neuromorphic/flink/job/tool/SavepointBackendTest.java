/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checkpoints find the backend that wrote them. */
class SavepointBackendTest {

  private static final int KEY_GROUPS = 128;

  /** Remembers the last record of every key. */
  private static final class Remember extends KeyedProcessFunction<Integer, Integer, Integer> {
    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(Integer value, Context context, Collector<Integer> out)
        throws Exception {
      getRuntimeContext().getState(new ValueStateDescriptor<>("last", Types.INT)).update(value);
    }
  }

  private static OperatorState checkpoint(StateBackend backend, int keys) throws Exception {
    try (var harness =
        new KeyedOneInputStreamOperatorTestHarness<Integer, Integer, Integer>(
            new KeyedProcessOperator<>(new Remember()), i -> i, Types.INT, KEY_GROUPS, 1, 0)) {
      harness.setStateBackend(backend);
      harness.open();
      for (int key = 0; key < keys; key++) {
        harness.processElement(key, 0);
      }
      OperatorSubtaskState snapshot = harness.snapshot(1, 1);
      OperatorState operator = new OperatorState("any", "any", new OperatorID(), 1, KEY_GROUPS);
      operator.putState(0, snapshot);
      return operator;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5_000})
  void hashmap(int keys) throws Exception {
    OperatorState operator = checkpoint(new HashMapStateBackend(), keys);

    assertThat(SavepointBackend.of(operator)).isInstanceOf(HashMapStateBackend.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5_000})
  void rocksdbInFull(int keys) throws Exception {
    OperatorState operator = checkpoint(new EmbeddedRocksDBStateBackend(false), keys);

    assertThat(SavepointBackend.of(operator)).isInstanceOf(EmbeddedRocksDBStateBackend.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5_000})
  void rocksdbIncremental(int keys) throws Exception {
    OperatorState operator = checkpoint(new EmbeddedRocksDBStateBackend(true), keys);

    assertThat(SavepointBackend.of(operator)).isInstanceOf(EmbeddedRocksDBStateBackend.class);
  }
}
