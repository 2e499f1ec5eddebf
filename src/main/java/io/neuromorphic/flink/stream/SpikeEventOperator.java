/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import io.neuromorphic.flink.event.SpikePacket;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Takes packets of spikes apart; every spike has its time as its timestamp. */
final class SpikeEventOperator extends AbstractStreamOperator<SpikeEvent>
    implements OneInputStreamOperator<SpikePacket, SpikeEvent> {

  private static final long serialVersionUID = 1L;

  SpikeEventOperator(StreamOperatorParameters<SpikeEvent> parameters) {
    super(parameters);
  }

  @Override
  public void processElement(StreamRecord<SpikePacket> element) {
    SpikePacket packet = element.getValue();
    for (int i = 0; i < packet.size(); i++) {
      long t = packet.t()[i];
      output.collect(
          new StreamRecord<>(
              new SpikeEvent(t, packet.population(), packet.neuron()[i]), Math.floorDiv(t, 1_000)));
    }
  }
}
