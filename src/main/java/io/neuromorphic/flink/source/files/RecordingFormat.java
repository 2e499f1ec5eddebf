/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.files;

import io.neuromorphic.flink.codec.RecordingFormats;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.source.RecordingBytes;
import io.neuromorphic.flink.source.replay.FilePacketReader;
import io.neuromorphic.flink.source.replay.WarningReports;
import io.neuromorphic.flink.state.NeuromorphicTypes;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.reader.SimpleStreamFormat;
import org.apache.flink.connector.file.src.reader.StreamFormat;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/**
 * Recordings for {@code FileSource.forRecordStreamFormat}: of any format that is known by its first
 * bytes, as packets of the events of 64 KiB. A recording is one split; after a restore it is read
 * again from its start, and goes on with the event after the last that was sent. Times are those of
 * the recording, µs; nothing is judged or rejected. What decoders warn of is logged.
 *
 * <p>Files that are compressed with gzip or Zstandard are unpacked; where a name ends in an
 * extension that Flink knows, such as {@code .gz}, Flink does that itself.
 *
 * <pre>{@code
 * FileSource.forRecordStreamFormat(RecordingFormat.camera(), new Path("s3://bucket/a.raw")).build()
 * }</pre>
 *
 * @param <P> kind of packets
 */
public final class RecordingFormat<P extends InputPacket> extends SimpleStreamFormat<P> {

  private static final long serialVersionUID = 1L;

  private final TypeInformation<P> type;
  private final SerializableDetector<P> detector;

  private interface SerializableDetector<P extends InputPacket>
      extends FilePacketReader.Detector<P>, Serializable {}

  private RecordingFormat(TypeInformation<P> type, SerializableDetector<P> detector) {
    this.type = type;
    this.detector = detector;
  }

  /** Recordings of cameras. */
  public static RecordingFormat<CameraPacket> camera() {
    return new RecordingFormat<>(NeuromorphicTypes.CAMERA_PACKET, RecordingFormats::camera);
  }

  /** Recordings of current events. */
  public static RecordingFormat<CurrentPacket> currents() {
    return new RecordingFormat<>(NeuromorphicTypes.CURRENT_PACKET, RecordingFormats::currents);
  }

  @Override
  public TypeInformation<P> getProducedType() {
    return type;
  }

  @Override
  public StreamFormat.Reader<P> createReader(Configuration configuration, FSDataInputStream stream)
      throws IOException {
    // Its length is of no use here: Flink counts what was read.
    return new Reader<>(
        new FilePacketReader<>("recording", RecordingBytes.of(stream, 0), detector));
  }

  /** Gives packets that hold an event, or tell of one that could not be read. */
  private static final class Reader<P extends InputPacket> implements StreamFormat.Reader<P> {

    private final FilePacketReader<P> packets;
    private final WarningReports warnings = new WarningReports(new UnregisteredMetricsGroup());

    Reader(FilePacketReader<P> packets) {
      this.packets = packets;
      warnings.begin("recording", Map.of());
    }

    @Override
    public P read() throws IOException {
      P packet = packets.newPacket();
      while (packets.read(packet)) {
        warnings.look(packets.warnings());
        if (packet.size() > 0 || packet.counts().read() > 0) {
          return packet;
        }
        packet.clear();
      }
      warnings.end(packets.warnings());
      return null;
    }

    @Override
    public void close() throws IOException {
      packets.close();
    }
  }
}
