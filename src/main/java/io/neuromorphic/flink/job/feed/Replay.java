/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.sink.topic.TopicCounts;
import io.neuromorphic.flink.sink.topic.TopicRecords;
import io.neuromorphic.flink.sink.topic.TopicWriter;
import io.neuromorphic.flink.source.replay.CameraFileReaders;
import io.neuromorphic.flink.source.replay.CurrentFileReaders;
import io.neuromorphic.flink.source.replay.PacketReaderFactory;
import io.neuromorphic.flink.source.replay.PlayedTimes;
import io.neuromorphic.flink.source.replay.RecordingKind;
import io.neuromorphic.flink.source.replay.RecordingPlayer;
import java.io.IOException;
import java.util.Map;

/** Sends a recording to a topic, with its timing. */
public final class Replay {

  private static final double PROGRESS_SECONDS = 0.1;

  private final ReplayRequest request;
  private final FeedListener listener;
  private final WallClock clock = WallClock.SYSTEM;
  private double nextProgress;

  private Replay(ReplayRequest request, FeedListener listener) {
    this.request = request;
    this.listener = listener;
  }

  /**
   * Sends a recording, until its end or until the process is told to stop.
   *
   * @throws io.neuromorphic.flink.job.tool.UsageException where there is no such topic
   * @throws io.neuromorphic.flink.job.JobStartException where Kafka does not answer
   * @throws io.neuromorphic.flink.sink.topic.TopicWriteException where Kafka has gone away
   * @throws IOException where the recording cannot be read or is malformed; names the place
   */
  public static FeedSummary run(ReplayRequest request, FeedListener listener)
      throws IOException, InterruptedException {
    return new Replay(request, listener).run();
  }

  private FeedSummary run() throws IOException, InterruptedException {
    boolean json = request.target().json();
    return switch (RecordingKind.of(request.recording())) {
      case CAMERA -> run(new CameraFileReaders(), TopicRecords.camera(json));
      case CURRENTS -> run(new CurrentFileReaders(), TopicRecords.currents(json));
    };
  }

  private <P extends InputPacket> FeedSummary run(
      PacketReaderFactory<P> readers, TopicRecords<P> records)
      throws IOException, InterruptedException {
    try (RecordingPlayer<P> player = open(readers);
        StopSignal stop = new StopSignal()) {
      TopicDoor door = TopicDoor.find(request.target(), listener);
      try (TopicWriter<P> writer = door.open(records, clock)) {
        long start = clock.nanos();
        Runnable progress = () -> tell(player, writer, start);
        try {
          new ReplayLoop<>(player, writer, clock, stop::isGiven, progress)
              .run(request.tailMicros());
        } finally {
          writer.flush();
        }
        TopicCounts counts = writer.counts();
        FeedSummary summary =
            new FeedSummary(
                request.recording(),
                request.target().topic(),
                door.partitions(),
                counts.events(),
                counts.records(),
                counts.markers(),
                counts.bytes(),
                (clock.nanos() - start) / 1e9,
                player.warnings());
        listener.finished(summary);
        return summary;
      }
    }
  }

  private <P extends InputPacket> RecordingPlayer<P> open(PacketReaderFactory<P> readers)
      throws IOException {
    RecordingPlayer.Play play =
        new RecordingPlayer.Play(request.speed(), request.rounds(), playedTimes());
    try {
      return RecordingPlayer.open(readers, request.recording(), play, clock::nanos, clock::micros);
    } catch (IOException e) {
      String name = request.recording();
      boolean named = String.valueOf(e.getMessage()).contains(name);
      throw named ? e : new IOException(name + ": " + e.getMessage(), e);
    }
  }

  private PlayedTimes playedTimes() {
    return switch (request.times()) {
      case AS_RECORDED -> PlayedTimes.AS_RECORDED;
      case FROM_ZERO -> PlayedTimes.FROM_ZERO;
      case ALIGN -> PlayedTimes.ALIGN;
    };
  }

  private void tell(RecordingPlayer<?> player, TopicWriter<?> writer, long start) {
    double seconds = (clock.nanos() - start) / 1e9;
    if (seconds >= nextProgress) {
      nextProgress = seconds + PROGRESS_SECONDS;
      listener.progress(seconds, player.fraction(), writer.counts().events(), Map.of());
    }
  }
}
