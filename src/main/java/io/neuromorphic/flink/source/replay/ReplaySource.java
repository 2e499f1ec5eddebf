/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.state.MetricLabels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    implements Source<P, ReplaySplit, ReplayQueue> {

  private static final long serialVersionUID = 1L;

  /** Speed of a source that does not wait. */
  public static final double MAX_SPEED = Double.POSITIVE_INFINITY;

  private final LinkedHashMap<String, String> contents;
  private final PacketReaderFactory<P> readers;
  private final double speed;
  private final long longestGapMicros;
  private final String input;

  /**
   * @param recordings their names, in order
   * @param readers opens them
   * @param speed factor of real time, or {@link #MAX_SPEED}
   */
  public ReplaySource(List<String> recordings, PacketReaderFactory<P> readers, double speed) {
    this(withoutContents(recordings), readers, speed);
  }

  /**
   * @param contents by name, of recordings in order: what tells them from others of the same name
   * @param readers opens them
   * @param speed factor of real time, or {@link #MAX_SPEED}
   */
  public ReplaySource(Map<String, String> contents, PacketReaderFactory<P> readers, double speed) {
    this(contents, readers, speed, Long.MAX_VALUE, "");
  }

  private ReplaySource(
      Map<String, String> contents,
      PacketReaderFactory<P> readers,
      double speed,
      long longestGapMicros,
      String input) {
    this.contents = new LinkedHashMap<>(contents);
    this.readers = readers;
    this.speed = speed;
    this.longestGapMicros = longestGapMicros;
    this.input = input;
  }

  /** The same, without waiting where two events are further apart than so many µs. */
  public ReplaySource<P> withoutGapsOver(long micros) {
    return new ReplaySource<>(contents, readers, speed, micros, input);
  }

  /** The same as the source of an input of that name: its metrics say so. */
  public ReplaySource<P> ofInput(String name) {
    return new ReplaySource<>(contents, readers, speed, longestGapMicros, name);
  }

  private static Map<String, String> withoutContents(List<String> recordings) {
    Map<String, String> contents = new LinkedHashMap<>();
    recordings.forEach(name -> contents.put(name, ""));
    return contents;
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SourceReader<P, ReplaySplit> createReader(SourceReaderContext context) {
    WarningReports warnings = new WarningReports(MetricLabels.input(context.metricGroup(), input));
    return new ReplayReader<>(
        () ->
            new ReplaySplitReader<>(
                readers, new Pacer(speed, System::nanoTime, longestGapMicros), warnings),
        context);
  }

  @Override
  public SplitEnumerator<ReplaySplit, ReplayQueue> createEnumerator(
      SplitEnumeratorContext<ReplaySplit> context) {
    List<ReplaySplit> all = new ArrayList<>();
    contents.keySet().forEach(name -> all.add(new ReplaySplit(name, 0, 0)));
    return new ReplayEnumerator(context, contents, all);
  }

  @Override
  public SplitEnumerator<ReplaySplit, ReplayQueue> restoreEnumerator(
      SplitEnumeratorContext<ReplaySplit> context, ReplayQueue kept) {
    List<ReplaySplit> waiting = new ArrayList<>(kept.waiting());
    if (!kept.contents().isEmpty()) {
      // Recordings that the input has gained are played, too.
      contents.keySet().stream()
          .filter(name -> !kept.contents().containsKey(name))
          .forEach(name -> waiting.add(new ReplaySplit(name, 0, 0)));
    }
    return new ReplayEnumerator(context, contents, waiting);
  }

  @Override
  public SimpleVersionedSerializer<ReplaySplit> getSplitSerializer() {
    return new ReplaySplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<ReplayQueue> getEnumeratorCheckpointSerializer() {
    return new ReplayQueueSerializer();
  }
}
