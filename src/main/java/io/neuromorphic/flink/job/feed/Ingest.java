/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.sink.topic.TopicCounts;
import io.neuromorphic.flink.sink.topic.TopicRecords;
import io.neuromorphic.flink.sink.topic.TopicWriter;
import io.neuromorphic.flink.source.live.LiveReceiver;
import io.neuromorphic.flink.source.live.LiveSpec;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Sends a live sensor's events to a topic. While Kafka is away, what fits the buffers waits; then
 * datagrams are dropped and counted, and connections are not read on.
 */
public final class Ingest {

  private final IngestRequest request;
  private final FeedListener listener;
  private final WallClock clock = WallClock.SYSTEM;

  private Ingest(IngestRequest request, FeedListener listener) {
    this.request = request;
    this.listener = listener;
  }

  /**
   * Sends events until the process is told to stop.
   *
   * @throws io.neuromorphic.flink.job.tool.UsageException where the address or protocol makes no
   *     sense, or there is no such topic
   * @throws io.neuromorphic.flink.job.JobStartException where Kafka does not answer at the start
   * @throws io.neuromorphic.flink.sink.topic.TopicWriteException where Kafka refuses a record
   * @throws IOException where the address cannot be received at
   */
  public static FeedSummary run(IngestRequest request, FeedListener listener)
      throws IOException, InterruptedException {
    LiveSpec spec = request.spec();
    try (StopSignal stop = new StopSignal()) {
      return new Ingest(request, listener).run(spec, stop::isGiven);
    }
  }

  /** The same until a condition holds. */
  static FeedSummary run(IngestRequest request, FeedListener listener, BooleanSupplier stopped)
      throws IOException, InterruptedException {
    return new Ingest(request, listener).run(request.spec(), stopped);
  }

  private FeedSummary run(LiveSpec spec, BooleanSupplier stopped)
      throws IOException, InterruptedException {
    TopicDoor door = TopicDoor.find(request.target(), listener);
    try (TopicWriter<CameraPacket> writer =
            door.open(TopicRecords.camera(request.target().json()), clock);
        LiveReceiver receiver = LiveReceiver.open(spec)) {
      long start = clock.nanos();
      try (EverySecond status = new EverySecond(() -> tell(receiver, writer, start))) {
        new IngestLoop(receiver::next, writer, clock, stopped).run();
        writer.flush();
      } catch (InterruptException e) {
        // Told to stop while Kafka is away: the last word says what that means.
        Thread.interrupted();
      }
      Map<String, Long> notes = new LinkedHashMap<>(LiveNotes.summary(receiver.counts(), "Kafka"));
      if (writer.unconfirmed() > 0) {
        notes.put("records that Kafka has not confirmed", writer.unconfirmed());
      }
      TopicCounts counts = writer.counts();
      FeedSummary summary =
          new FeedSummary(
              request.address(),
              request.target().topic(),
              door.partitions(),
              counts.events(),
              counts.records(),
              counts.markers(),
              counts.bytes(),
              (clock.nanos() - start) / 1e9,
              notes);
      listener.finished(summary);
      return summary;
    }
  }

  private void tell(LiveReceiver receiver, TopicWriter<?> writer, long start) {
    listener.progress(
        (clock.nanos() - start) / 1e9,
        Double.NaN,
        writer.counts().events(),
        LiveNotes.status(receiver.counts()));
  }
}
