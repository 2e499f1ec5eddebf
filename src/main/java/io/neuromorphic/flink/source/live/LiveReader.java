/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.InputPacket;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;
import org.apache.flink.runtime.metrics.MetricNames;

/** Hands on what a receiver has received. */
final class LiveReader implements SourceReader<CameraPacket, LiveSplit> {

  private final LiveSpec spec;
  private final SourceReaderMetricGroup metrics;
  private final Counter packets;
  private LivePosition position;
  private LiveReceiver receiver;
  private LiveMetrics received;
  private SourceOutput<CameraPacket> output;

  /** Wall clock of the last events when they were received, less their own time, ms. */
  private volatile long fetchLagMillis;

  /** Completes when a split comes, or goes on; null where there is one that is read. */
  private CompletableFuture<Void> waiting = new CompletableFuture<>();

  LiveReader(LiveSpec spec, SourceReaderMetricGroup metrics) {
    this.spec = spec;
    this.metrics = metrics;
    packets = metrics.getIOMetricGroup().getNumRecordsInCounter();
  }

  @Override
  public void start() {
    // The socket is opened when the split comes.
  }

  @Override
  public InputStatus pollNext(ReaderOutput<CameraPacket> target) throws Exception {
    if (waiting != null) {
      return InputStatus.NOTHING_AVAILABLE;
    }
    if (receiver == null) {
      receiver = LiveReceiver.open(spec, position, LiveReceiver.BUFFER_EVENTS);
      tellMetrics();
      output = target.createOutputForSplit(LiveSplit.ID);
    }
    LivePacket next = receiver.poll();
    if (next == null) {
      return InputStatus.NOTHING_AVAILABLE;
    }
    position = next.after();
    packets.inc();
    output.collect(next.packet());
    // Set by who has judged the events on the way: only there are their times known.
    if (next.packet().lastTime() != InputPacket.NONE) {
      fetchLagMillis = next.receivedMillis() - Math.floorDiv(next.packet().lastTime(), 1_000);
    }
    received.update();
    return InputStatus.MORE_AVAILABLE;
  }

  private void tellMetrics() {
    LiveReceiver from = receiver;
    received = new LiveMetrics(metrics, spec.name(), from.counts(), from::waiting);
    metrics.setPendingRecordsGauge(from::waitingPackets);
    metrics.<Long, Gauge<Long>>gauge(
        MetricNames.CURRENT_FETCH_EVENT_TIME_LAG, () -> fetchLagMillis);
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    if (waiting != null) {
      return waiting;
    }
    return receiver == null ? CompletableFuture.completedFuture(null) : receiver.available();
  }

  @Override
  public List<LiveSplit> snapshotState(long checkpointId) {
    return position == null ? List.of() : List.of(new LiveSplit(position));
  }

  @Override
  public void addSplits(List<LiveSplit> splits) {
    position = splits.get(0).position();
    goOn();
  }

  @Override
  public void notifyNoMoreSplits() {
    // There is no end.
  }

  /** What arrives meanwhile waits in the receiver, and is dropped there when that is full. */
  @Override
  public void pauseOrResumeSplits(Collection<String> pause, Collection<String> resume) {
    if (pause.contains(LiveSplit.ID) && waiting == null) {
      waiting = new CompletableFuture<>();
    }
    if (resume.contains(LiveSplit.ID)) {
      goOn();
    }
  }

  private void goOn() {
    if (waiting != null) {
      CompletableFuture<Void> before = waiting;
      waiting = null;
      before.complete(null);
    }
  }

  @Override
  public void close() throws IOException {
    if (receiver != null) {
      receiver.close();
    }
  }
}
