/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink;

import io.neuromorphic.flink.codec.csv.SpikeCsv;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.state.NeuromorphicTypes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Writes spikes to one CSV file in ascending order of (t, population, neuron), so that equal runs
 * give equal files. Spikes wait for the watermark that completes their time.
 */
public final class SpikeFileOperator extends FileOperator<SpikePacket> {

  private static final long serialVersionUID = 1L;

  private final transient SpikeCsv csv = new SpikeCsv();
  private final transient SpikeSorter sorter = new SpikeSorter();
  private transient ListState<SpikePacket> waiting;

  public SpikeFileOperator(StreamOperatorParameters<Void> parameters, String path) {
    super(parameters, path);
  }

  @Override
  protected byte[] header() {
    return SpikeCsv.header();
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    waiting =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("waiting", NeuromorphicTypes.SPIKE_PACKET));
    for (SpikePacket packet : waiting.get()) {
      sorter.add(packet);
    }
  }

  @Override
  public void processElement(StreamRecord<SpikePacket> element) {
    if (element.getValue().size() > 0) {
      sorter.add(element.getValue());
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    long limit =
        mark.getTimestamp() == Long.MAX_VALUE ? Long.MAX_VALUE : (mark.getTimestamp() + 1) * 1_000;
    write(limit);
    super.processWatermark(mark);
  }

  private void write(long limit) throws IOException {
    for (SpikePacket packet : sorter.takeUpTo(limit)) {
      csv.write(packet, out());
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    List<SpikePacket> packets = new ArrayList<>();
    sorter.waiting().forEach(packet -> packets.add(packet.copy()));
    waiting.update(packets);
  }

  @Override
  protected void writeRest() throws IOException {
    // What waits has been counted. A restore would cut it off again.
    if (isOpen()) {
      write(Long.MAX_VALUE);
    }
  }

  @Override
  public void endInput() throws IOException {
    write(Long.MAX_VALUE);
    super.endInput();
  }
}
