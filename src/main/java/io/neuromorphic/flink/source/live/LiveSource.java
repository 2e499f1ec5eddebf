/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import io.neuromorphic.flink.event.CameraPacket;
import java.util.Optional;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A live sender as a source without end; it has one split. What was received and is not yet in a
 * checkpoint is lost in a failure: nobody can ask a sensor for it again.
 */
public final class LiveSource implements Source<CameraPacket, LiveSplit, LiveQueue> {

  private static final long serialVersionUID = 1L;

  private final LiveSpec spec;

  public LiveSource(LiveSpec spec) {
    this.spec = spec;
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SourceReader<CameraPacket, LiveSplit> createReader(SourceReaderContext context) {
    return new LiveReader(spec, context.metricGroup());
  }

  @Override
  public SplitEnumerator<LiveSplit, LiveQueue> createEnumerator(
      SplitEnumeratorContext<LiveSplit> context) {
    return new LiveEnumerator(context, Optional.of(new LiveSplit(LivePosition.START)));
  }

  @Override
  public SplitEnumerator<LiveSplit, LiveQueue> restoreEnumerator(
      SplitEnumeratorContext<LiveSplit> context, LiveQueue kept) {
    return new LiveEnumerator(context, kept.waiting());
  }

  @Override
  public SimpleVersionedSerializer<LiveSplit> getSplitSerializer() {
    return new LiveSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<LiveQueue> getEnumeratorCheckpointSerializer() {
    return new LiveQueueSerializer();
  }
}
