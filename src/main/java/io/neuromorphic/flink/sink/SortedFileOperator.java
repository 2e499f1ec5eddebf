/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink;

import io.neuromorphic.flink.event.OrderedPacket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Writes what neurons tell to one CSV file in ascending order of (t, population, neuron), so that
 * equal runs give equal files. Rows wait for the watermark that completes their time.
 *
 * @param <P> the packets it comes in
 */
abstract class SortedFileOperator<P extends OrderedPacket<P>> extends FileOperator<P> {

  private static final long serialVersionUID = 1L;

  private final transient PacketSorter<P> sorter = new PacketSorter<>();
  private final transient TypeInformation<P> type;
  private transient ListState<P> waiting;

  SortedFileOperator(
      StreamOperatorParameters<Void> parameters, String path, TypeInformation<P> type) {
    super(parameters, path);
    this.type = type;
  }

  /** Writes the rows of a packet. */
  protected abstract void write(P packet) throws IOException;

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    waiting =
        context.getOperatorStateStore().getListState(new ListStateDescriptor<>("waiting", type));
    for (P packet : waiting.get()) {
      sorter.add(packet);
    }
  }

  @Override
  public void processElement(StreamRecord<P> element) {
    if (element.getValue().size() > 0) {
      sorter.add(element.getValue());
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    long limit =
        mark.getTimestamp() == Long.MAX_VALUE ? Long.MAX_VALUE : (mark.getTimestamp() + 1) * 1_000;
    writeUpTo(limit);
    super.processWatermark(mark);
  }

  private void writeUpTo(long limit) throws IOException {
    for (P packet : sorter.takeUpTo(limit)) {
      write(packet);
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    List<P> packets = new ArrayList<>();
    sorter.waiting().forEach(packet -> packets.add(packet.copy()));
    waiting.update(packets);
  }

  @Override
  protected void writeRest() throws IOException {
    // What waits has been counted. A restore would cut it off again.
    if (isOpen()) {
      writeUpTo(Long.MAX_VALUE);
    }
  }

  @Override
  public void endInput() throws IOException {
    writeUpTo(Long.MAX_VALUE);
    super.endInput();
  }
}
