/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.job;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.source.files.RecordingFormat;
import io.neuromorphic.flink.source.scene.SceneGenerator;
import io.neuromorphic.flink.state.NeuromorphicTypes;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Packets of camera events for jobs that are not ours, by plain sources of Flink. */
final class CameraPackets {

  private static final int EVENTS_A_PACKET = 8_192;

  private CameraPackets() {}

  /**
   * The packets.
   *
   * @param source {@code scene:SECONDS}, or a recording's path
   */
  static DataStream<CameraPacket> of(StreamExecutionEnvironment env, String source) {
    if (!source.startsWith("scene:")) {
      FileSource<CameraPacket> files =
          FileSource.forRecordStreamFormat(RecordingFormat.camera(), new Path(source)).build();
      return env.fromSource(files, WatermarkStrategy.noWatermarks(), "recording");
    }
    double seconds = Double.parseDouble(source.substring("scene:".length()));
    long events = BenchScene.of(seconds).totalEvents();
    long packets = (events + EVENTS_A_PACKET - 1) / EVENTS_A_PACKET;
    return env.fromSequence(0, packets - 1)
        .map(new Filler(seconds))
        .returns(NeuromorphicTypes.CAMERA_PACKET);
  }

  /** Draws packets of the scene. */
  private static final class Filler extends RichMapFunction<Long, CameraPacket> {

    private static final long serialVersionUID = 1L;

    private final double seconds;
    private transient SceneGenerator scene;

    Filler(double seconds) {
      this.seconds = seconds;
    }

    @Override
    public void open(OpenContext context) {
      scene = BenchScene.of(seconds);
    }

    @Override
    public CameraPacket map(Long index) {
      CameraPacket packet = new CameraPacket(EVENTS_A_PACKET);
      long from = index * EVENTS_A_PACKET;
      scene.fill(packet, from, (int) Math.min(EVENTS_A_PACKET, scene.totalEvents() - from));
      return packet;
    }
  }
}
