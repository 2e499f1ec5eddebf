/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink;

import io.neuromorphic.flink.codec.csv.RejectedCsv;
import io.neuromorphic.flink.event.Rejection;
import java.io.IOException;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Writes rejected events to one CSV file, in the order in which they arrive. */
public final class RejectedFileOperator extends FileOperator<Rejection> {

  private static final long serialVersionUID = 1L;

  public RejectedFileOperator(StreamOperatorParameters<Void> parameters, String path) {
    super(parameters, path);
  }

  @Override
  protected byte[] header() {
    return RejectedCsv.header();
  }

  @Override
  public void processElement(StreamRecord<Rejection> element) throws IOException {
    out().write(RejectedCsv.row(element.getValue()));
  }
}
