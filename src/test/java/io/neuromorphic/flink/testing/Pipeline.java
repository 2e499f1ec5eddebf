/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testing;

import io.neuromorphic.flink.event.SpikePacket;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A pipeline under test, which contains operators of this project and sends spikes. */
@FunctionalInterface
public interface Pipeline {

  /**
   * Adds the pipeline to an environment, without executing it.
   *
   * @return its spikes
   */
  DataStream<SpikePacket> build(StreamExecutionEnvironment environment) throws Exception;
}
