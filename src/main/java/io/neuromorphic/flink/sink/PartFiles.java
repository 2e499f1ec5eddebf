/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink;

import io.neuromorphic.flink.codec.csv.ProbeCsv;
import io.neuromorphic.flink.codec.csv.RejectedCsv;
import io.neuromorphic.flink.codec.csv.SpikeCsv;
import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.event.SpikePacket;
import java.io.IOException;
import java.io.OutputStream;
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
    return sink(folder, "spikes", out -> new Rows<>(out, SpikeCsv.header(), new SpikeCsv()::write));
  }

  /** Part files of samples of probed neurons. */
  public static FileSink<ProbePacket> probe(URI folder) {
    return sink(folder, "probe", out -> new Rows<>(out, ProbeCsv.header(), new ProbeCsv()::write));
  }

  /** Part files of rejected events. */
  public static FileSink<Rejection> rejected(URI folder) {
    return sink(
        folder,
        "rejected",
        out ->
            new Rows<>(
                out,
                RejectedCsv.header(),
                (rejection, to) -> to.write(RejectedCsv.row(rejection))));
  }

  private static <T> FileSink<T> sink(URI folder, String prefix, BulkWriter.Factory<T> writers) {
    return FileSink.forBulkFormat(new Path(folder), writers)
        .withBucketAssigner(new BasePathBucketAssigner<>())
        .withRollingPolicy(OnCheckpointRollingPolicy.build())
        .withOutputFileConfig(
            OutputFileConfig.builder().withPartPrefix(prefix).withPartSuffix(".csv").build())
        .build();
  }

  /** Writes an element's rows. */
  @FunctionalInterface
  private interface RowWriter<T> {
    void write(T element, OutputStream out) throws IOException;
  }

  private static final class Rows<T> implements BulkWriter<T> {
    private final FSDataOutputStream out;
    private final RowWriter<T> rows;

    Rows(FSDataOutputStream out, byte[] header, RowWriter<T> rows) throws IOException {
      this.out = out;
      this.rows = rows;
      out.write(header);
    }

    @Override
    public void addElement(T element) throws IOException {
      rows.write(element, out);
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
