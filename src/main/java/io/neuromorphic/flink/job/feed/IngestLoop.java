/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.sink.topic.TopicWriter;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** Moves events from a live sensor to a topic, with markers, until a stop. */
final class IngestLoop {

  private static final long WAIT_MILLIS = 20;
  private static final long DRAIN_NANOS = 1_000_000_000;

  /**
   * Events are not taken to arrive later than this after those that follow them, µs; partitions
   * that the last packets did not go to are told so far.
   */
  private static final long REORDERED_MICROS = 100_000;

  /** No event is overtaken by so much, µs: a packet that is further behind is of another clock. */
  private static final long RESTART_MICROS = 1_000_000;

  /** What hands packets over; a live receiver. */
  @FunctionalInterface
  interface Packets {
    /** The next packet, or null where there is none within so many ms. */
    CameraPacket next(long millis) throws IOException, InterruptedException;
  }

  private final Packets packets;
  private final TopicWriter<CameraPacket> writer;
  private final WallClock clock;
  private final BooleanSupplier stopped;
  private long largest = InputPacket.NONE;
  private long promised = InputPacket.NONE;

  IngestLoop(
      Packets packets, TopicWriter<CameraPacket> writer, WallClock clock, BooleanSupplier stopped) {
    this.packets = packets;
    this.writer = writer;
    this.clock = clock;
    this.stopped = stopped;
  }

  /** Sends all that comes; after a stop, what was still waiting, and how far time has come. */
  void run() throws IOException, InterruptedException {
    while (!stopped.getAsBoolean()) {
      move(WAIT_MILLIS);
      writer.mark(passedMicros());
    }
    long deadline = clock.nanos() + DRAIN_NANOS;
    while (move(0) && clock.nanos() < deadline) {
      // What the receiver has gathered.
    }
    if (largest != InputPacket.NONE) {
      writer.markAll(Math.max(promised, largest + 1));
    }
  }

  private boolean move(long millis) throws IOException, InterruptedException {
    CameraPacket packet = packets.next(millis);
    if (packet == null) {
      return false;
    }
    long newest = InputPacket.NONE;
    for (int i = 0; i < packet.size(); i++) {
      newest = Math.max(newest, packet.t()[i]);
    }
    if (newest != InputPacket.NONE && largest - newest > RESTART_MICROS) {
      // What one datagram of garbage said would else be told for ever.
      largest = newest;
      promised = packet.until();
    }
    largest = Math.max(largest, newest);
    promised = Math.max(promised, packet.until());
    writer.write(packet);
    return true;
  }

  private long passedMicros() {
    return largest == InputPacket.NONE ? promised : Math.max(promised, largest - REORDERED_MICROS);
  }
}
