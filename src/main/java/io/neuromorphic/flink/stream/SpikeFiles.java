/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.operator.OneInputFactory;
import io.neuromorphic.flink.sink.PartFiles;
import io.neuromorphic.flink.sink.SpikeFileOperator;
import java.net.URI;
import java.nio.file.Path;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Writes spikes to CSV files with the columns {@code t,population,neuron}. */
public final class SpikeFiles {

  private SpikeFiles() {}

  /**
   * A folder of part files, on any file system of Flink; exactly-once with checkpoints, which
   * complete them.
   */
  public static Sink<SpikePacket> folder(URI folder) {
    return PartFiles.spikes(folder);
  }

  /**
   * One file of this machine, in order of (t, population, neuron), written by one subtask; in place
   * when the program ends. With checkpoints, what a failure cuts off is written again. Give it a
   * uid.
   */
  public static SingleOutputStreamOperator<Void> one(DataStream<SpikePacket> spikes, Path file) {
    String path = file.toAbsolutePath().toString();
    return OneFile.of(
        spikes,
        "spikes",
        file,
        new OneInputFactory<SpikePacket, Void>(
            SpikeFileOperator.class, parameters -> new SpikeFileOperator(parameters, path)));
  }
}
