/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.sink.topic.TopicWriter;
import io.neuromorphic.flink.source.replay.RecordingPlayer;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** Moves events from a player to a topic, with markers, until the end or a stop. */
final class ReplayLoop<P extends InputPacket> {

  /** Events that are due within such a time travel together, ns. */
  static final long TICK_NANOS = 1_000_000;

  /** Longest wait, so that silence and stops are noticed. */
  private static final long MAX_WAIT_NANOS = 20_000_000;

  /** Readers are given so many such times to see that all partitions have come to life, ns. */
  private static final long GREETING_NANOS = 90_000_000;

  private static final int GREETINGS = 3;

  private final RecordingPlayer<P> player;
  private final TopicWriter<P> writer;
  private final WallClock clock;
  private final BooleanSupplier stopped;
  private final Runnable progress;

  /**
   * @param stopped asked again and again
   * @param progress called again and again
   */
  ReplayLoop(
      RecordingPlayer<P> player,
      TopicWriter<P> writer,
      WallClock clock,
      BooleanSupplier stopped,
      Runnable progress) {
    this.player = player;
    this.writer = writer;
    this.clock = clock;
    this.stopped = stopped;
    this.progress = progress;
  }

  /**
   * Sends all; then tells every partition that the last event's time has passed, and so much more.
   *
   * @param tailMicros event time that goes on in silence after the last event, µs
   */
  void run(long tailMicros) throws IOException, InterruptedException {
    while (!stopped.getAsBoolean()) {
      long now = clock.nanos();
      P due = player.poll();
      if (due != null) {
        writer.write(due);
      }
      if (player.isAtEnd()) {
        player.start();
        finish(tailMicros);
        return;
      }
      writer.mark(player.passedMicros());
      progress.run();
      if (!player.isStarted()) {
        if (due == null) {
          greet();
        }
      } else if (player.isWaiting()) {
        long rest = Math.max(player.nanosUntilDue(), now + TICK_NANOS - clock.nanos());
        sleep(Math.min(MAX_WAIT_NANOS, rest));
      }
    }
  }

  /**
   * To a job that waits, a topic that was silent is idle. It shall not take the first partition
   * that comes to life for all, and those after it for late: each is sent the first events or a
   * marker that moves its time, and no more is sent before readers may have seen that.
   */
  private void greet() throws InterruptedException {
    if (writer.partitions() > 1) {
      writer.flush();
      for (int i = 0; i < GREETINGS; i++) {
        clock.sleep(GREETING_NANOS);
        writer.mark(player.passedMicros());
      }
    }
    player.start();
  }

  private void finish(long tailMicros) throws InterruptedException {
    long end = player.endMicros();
    if (end == InputPacket.NONE) {
      return;
    }
    long last = end + tailMicros;
    while (player.dueMicros() < last && !stopped.getAsBoolean()) {
      writer.mark(Math.max(end, player.dueMicros()));
      progress.run();
      sleep(MAX_WAIT_NANOS);
    }
    writer.markAll(stopped.getAsBoolean() ? end : last);
  }

  private void sleep(long nanos) throws InterruptedException {
    if (nanos > 0) {
      clock.sleep(nanos);
    }
  }
}
