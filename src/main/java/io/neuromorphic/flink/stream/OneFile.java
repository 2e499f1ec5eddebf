/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import io.neuromorphic.flink.operator.OneInputFactory;
import java.nio.file.Path;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** One CSV file of this machine, written by one subtask. */
final class OneFile {

  private OneFile() {}

  static <P> SingleOutputStreamOperator<Void> of(
      DataStream<P> packets, String what, Path file, OneInputFactory<P, Void> writer) {
    return packets
        .transform(what + " to " + file.getFileName(), TypeInformation.of(Void.class), writer)
        .setParallelism(1);
  }
}
