/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.ShardPacket;
import io.neuromorphic.flink.event.SpikePacket;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Sends spikes and samples on, and measures how long that takes: who comes after may be slow, and
 * steps shall not be blamed for it.
 */
final class SpikeOutput implements SpikeSender.Out {

  private final Output<StreamRecord<SpikePacket>> output;
  private final NeuronMetrics metrics;
  private long nanos;

  SpikeOutput(Output<StreamRecord<SpikePacket>> output, NeuronMetrics metrics) {
    this.output = output;
    this.metrics = metrics;
  }

  /** Time spent on sending so far. */
  long nanos() {
    return nanos;
  }

  @Override
  public void spikes(SpikePacket packet) {
    if (packet.size() > 0) {
      // They are in the order of their steps.
      metrics.sent(packet.population(), packet.t()[0]);
    }
    long begin = System.nanoTime();
    output.collect(new StreamRecord<>(packet));
    nanos += System.nanoTime() - begin;
  }

  @Override
  public void spikes(String stage, ShardPacket packet) {
    long begin = System.nanoTime();
    output.collect(StageTag.of(stage), new StreamRecord<>(packet));
    nanos += System.nanoTime() - begin;
  }

  @Override
  public void samples(ProbePacket packet) {
    long begin = System.nanoTime();
    output.collect(ProbeTag.PROBED, new StreamRecord<>(packet));
    nanos += System.nanoTime() - begin;
  }
}
