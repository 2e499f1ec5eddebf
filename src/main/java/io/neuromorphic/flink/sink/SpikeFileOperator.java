/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink;

import io.neuromorphic.flink.codec.csv.SpikeCsv;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.state.NeuromorphicTypes;
import java.io.IOException;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Writes spikes to one CSV file, in order. */
public final class SpikeFileOperator extends SortedFileOperator<SpikePacket> {

  private static final long serialVersionUID = 1L;

  private final transient SpikeCsv csv = new SpikeCsv();

  public SpikeFileOperator(StreamOperatorParameters<Void> parameters, String path) {
    super(parameters, path, NeuromorphicTypes.SPIKE_PACKET);
  }

  @Override
  protected byte[] header() {
    return SpikeCsv.header();
  }

  @Override
  protected void write(SpikePacket packet) throws IOException {
    csv.write(packet, out());
  }
}
