/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import io.neuromorphic.flink.event.InputPacket;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.RecordEmitter;
import org.apache.flink.connector.base.source.reader.SingleThreadMultiplexSourceReaderBase;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;

/** Reads and decodes in a thread of its own, emits in the task's. */
final class ReplayReader<P extends InputPacket>
    extends SingleThreadMultiplexSourceReaderBase<
        Played<P>, P, ReplaySplit, ReplayReader.Progress> {

  ReplayReader(Supplier<SplitReader<Played<P>, ReplaySplit>> readers, SourceReaderContext context) {
    super(readers, new Emitter<>(), context.getConfiguration(), context);
  }

  @Override
  public void start() {
    if (getNumberOfCurrentlyAssignedSplits() == 0) {
      context.sendSplitRequest();
    }
  }

  @Override
  protected void onSplitFinished(Map<String, Progress> finished) {
    context.sendSplitRequest();
  }

  @Override
  protected Progress initializedState(ReplaySplit split) {
    return new Progress(split);
  }

  @Override
  protected ReplaySplit toSplitType(String splitId, Progress progress) {
    return progress.split;
  }

  /** How much of a split was emitted. */
  static final class Progress {
    private ReplaySplit split;

    Progress(ReplaySplit split) {
      this.split = split;
    }
  }

  private static final class Emitter<P extends InputPacket>
      implements RecordEmitter<Played<P>, P, Progress> {
    @Override
    public void emitRecord(Played<P> played, SourceOutput<P> output, Progress progress) {
      output.collect(played.packet());
      progress.split = played.after();
    }
  }
}
