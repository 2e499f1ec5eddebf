/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import io.neuromorphic.flink.event.InputPacket;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Recordings as a bounded source. Each is one split; they are read one after the other in the given
 * order, which shall be that of their first times.
 *
 * @param <P> kind of packets
 */
public final class ReplaySource<P extends InputPacket>
    implements Source<P, ReplaySplit, List<ReplaySplit>> {

  private static final long serialVersionUID = 1L;

  /** Speed of a source that does not wait. */
  public static final double MAX_SPEED = Double.POSITIVE_INFINITY;

  private final List<String> recordings;
  private final PacketReaderFactory<P> readers;
  private final double speed;

  /**
   * @param recordings their names, in order
   * @param readers opens them
   * @param speed factor of real time, or {@link #MAX_SPEED}
   */
  public ReplaySource(List<String> recordings, PacketReaderFactory<P> readers, double speed) {
    this.recordings = new ArrayList<>(recordings);
    this.readers = readers;
    this.speed = speed;
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SourceReader<P, ReplaySplit> createReader(SourceReaderContext context) {
    return new ReplayReader<>(
        () -> new ReplaySplitReader<>(readers, new Pacer(speed, System::nanoTime)), context);
  }

  @Override
  public SplitEnumerator<ReplaySplit, List<ReplaySplit>> createEnumerator(
      SplitEnumeratorContext<ReplaySplit> context) {
    List<ReplaySplit> all = new ArrayList<>();
    recordings.forEach(name -> all.add(new ReplaySplit(name, 0, 0)));
    return new ReplayEnumerator(context, recordings, all);
  }

  @Override
  public SplitEnumerator<ReplaySplit, List<ReplaySplit>> restoreEnumerator(
      SplitEnumeratorContext<ReplaySplit> context, List<ReplaySplit> waiting) {
    return new ReplayEnumerator(context, recordings, waiting);
  }

  @Override
  public SimpleVersionedSerializer<ReplaySplit> getSplitSerializer() {
    return new ReplaySplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<List<ReplaySplit>> getEnumeratorCheckpointSerializer() {
    return new ReplayQueueSerializer();
  }
}
