/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.ShardPacket;
import io.neuromorphic.flink.state.NeuromorphicTypes;
import org.apache.flink.util.OutputTag;

/** The side outputs by which packets go to the operators of networks: one for each of these. */
public final class StageTag {

  private StageTag() {}

  /** The side output for an operator. */
  public static OutputTag<ShardPacket> of(String stage) {
    return new OutputTag<>("to-" + stage, NeuromorphicTypes.SHARD_PACKET);
  }
}
