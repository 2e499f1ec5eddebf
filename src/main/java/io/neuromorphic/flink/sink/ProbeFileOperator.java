/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink;

import io.neuromorphic.flink.codec.csv.ProbeCsv;
import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.state.NeuromorphicTypes;
import java.io.IOException;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Writes samples of probed neurons to one CSV file, in order. */
public final class ProbeFileOperator extends SortedFileOperator<ProbePacket> {

  private static final long serialVersionUID = 1L;

  private final transient ProbeCsv csv = new ProbeCsv();

  public ProbeFileOperator(StreamOperatorParameters<Void> parameters, String path) {
    super(parameters, path, NeuromorphicTypes.PROBE_PACKET);
  }

  @Override
  protected byte[] header() {
    return ProbeCsv.header();
  }

  @Override
  protected void write(ProbePacket packet) throws IOException {
    csv.write(packet, out());
  }
}
