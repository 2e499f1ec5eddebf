/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import io.neuromorphic.flink.event.ShardKey;
import io.neuromorphic.flink.operator.PopulationOperator;
import io.neuromorphic.flink.state.NeuromorphicTypes;
import io.neuromorphic.flink.state.PopulationState;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.state.api.functions.KeyedStateReaderFunction;
import org.apache.flink.util.Collector;

/** Hands out the state of every shard. */
public final class ShardReader extends KeyedStateReaderFunction<ShardKey, PopulationState> {

  private static final long serialVersionUID = 1L;

  private transient ValueState<PopulationState> state;

  @Override
  public void open(OpenContext context) {
    state =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    PopulationOperator.STATE, NeuromorphicTypes.POPULATION_STATE));
  }

  @Override
  public void readKey(ShardKey key, Context context, Collector<PopulationState> out)
      throws Exception {
    out.collect(state.value());
  }
}
