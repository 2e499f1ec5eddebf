/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.operator.OneInputFactory;
import io.neuromorphic.flink.sink.PartFiles;
import io.neuromorphic.flink.sink.ProbeFileOperator;
import java.net.URI;
import java.nio.file.Path;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Writes samples of probed neurons to CSV files with the columns {@code t,population,neuron,v,u}.
 */
public final class ProbeFiles {

  private ProbeFiles() {}

  /**
   * A folder of part files, on any file system of Flink; exactly-once with checkpoints, which
   * complete them.
   */
  public static Sink<ProbePacket> folder(URI folder) {
    return PartFiles.probe(folder);
  }

  /**
   * One file of this machine, in order of (t, population, neuron), written by one subtask; in place
   * when the program ends. With checkpoints, what a failure cuts off is written again. Give it a
   * uid.
   */
  public static SingleOutputStreamOperator<Void> one(DataStream<ProbePacket> samples, Path file) {
    String path = file.toAbsolutePath().toString();
    return OneFile.of(
        samples,
        "samples",
        file,
        new OneInputFactory<ProbePacket, Void>(
            ProbeFileOperator.class, parameters -> new ProbeFileOperator(parameters, path)));
  }
}
