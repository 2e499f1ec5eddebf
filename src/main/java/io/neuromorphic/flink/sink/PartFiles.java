/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink;

import io.neuromorphic.flink.codec.csv.RejectedCsv;
import io.neuromorphic.flink.codec.csv.SpikeCsv;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.event.SpikePacket;
import java.io.IOException;
import java.net.URI;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/** A folder of CSV part files, each with a header line; exactly-once with Flink's file sink. */
public final class PartFiles {

  private PartFiles() {}

  /** Part files of spikes. */
  public static FileSink<SpikePacket> spikes(URI folder) {
    return sink(folder, "spikes", SpikeWriter::new);
  }

  /** Part files of rejected events. */
  public static FileSink<Rejection> rejected(URI folder) {
    return sink(folder, "rejected", RejectedWriter::new);
  }

  private static <T> FileSink<T> sink(URI folder, String prefix, BulkWriter.Factory<T> writers) {
    return FileSink.forBulkFormat(new Path(folder), writers)
        .withBucketAssigner(new BasePathBucketAssigner<>())
        .withRollingPolicy(OnCheckpointRollingPolicy.build())
        .withOutputFileConfig(
            OutputFileConfig.builder().withPartPrefix(prefix).withPartSuffix(".csv").build())
        .build();
  }

  private static final class SpikeWriter implements BulkWriter<SpikePacket> {
    private final FSDataOutputStream out;
    private final SpikeCsv csv = new SpikeCsv();

    SpikeWriter(FSDataOutputStream out) throws IOException {
      this.out = out;
      out.write(SpikeCsv.header());
    }

    @Override
    public void addElement(SpikePacket packet) throws IOException {
      csv.write(packet, out);
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void finish() throws IOException {
      flush();
    }
  }

  private static final class RejectedWriter implements BulkWriter<Rejection> {
    private final FSDataOutputStream out;

    RejectedWriter(FSDataOutputStream out) throws IOException {
      this.out = out;
      out.write(RejectedCsv.header());
    }

    @Override
    public void addElement(Rejection rejection) throws IOException {
      out.write(RejectedCsv.row(rejection));
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void finish() throws IOException {
      flush();
    }
  }
}
