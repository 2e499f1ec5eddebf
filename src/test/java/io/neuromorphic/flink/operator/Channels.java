/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.ShardPacket;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.io.PushingAsyncDataInput.DataOutput;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.StatusWatermarkValve;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/** From source subtasks to the neurons: each in its order, watermarks as Flink combines them. */
final class Channels {

  private final List<SourceSubtask> sources;
  private final PopulationHarness populations;
  private final StatusWatermarkValve valve;
  private final DataOutput<ShardPacket> toNeurons = new ToNeurons();

  Channels(List<SourceSubtask> sources, PopulationHarness populations) {
    this.sources = sources;
    this.populations = populations;
    this.valve = new StatusWatermarkValve(sources.size());
  }

  /** Lets the next thing of a source arrive; whether there was one. */
  boolean deliver(int source) throws Exception {
    Object next = sources.get(source).poll();
    if (next instanceof Watermark watermark) {
      valve.inputWatermark(watermark, source, toNeurons);
    } else if (next instanceof WatermarkStatus status) {
      valve.inputWatermarkStatus(status, source, toNeurons);
    } else if (next instanceof StreamRecord<?> record) {
      populations.packet((ShardPacket) record.getValue());
    }
    return next != null;
  }

  /** Lets everything arrive that was sent. */
  void drain() throws Exception {
    for (int source = 0; source < sources.size(); source++) {
      while (deliver(source)) {}
    }
  }

  private final class ToNeurons implements DataOutput<ShardPacket> {
    @Override
    public void emitWatermark(Watermark watermark) throws Exception {
      populations.watermark(watermark.getTimestamp());
    }

    @Override
    public void emitWatermarkStatus(WatermarkStatus status) {}

    @Override
    public void emitRecord(StreamRecord<ShardPacket> record) {}

    @Override
    public void emitLatencyMarker(LatencyMarker marker) {}

    @Override
    public void emitRecordAttributes(RecordAttributes attributes) {}

    @Override
    public void emitWatermark(org.apache.flink.runtime.event.WatermarkEvent watermark) {}
  }
}
