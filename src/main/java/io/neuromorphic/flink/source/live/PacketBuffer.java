/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Packets on their way from the thread that receives to the one that reads; bounded by the number
 * of their events.
 */
final class PacketBuffer {

  private final int maxEvents;
  private final Queue<LivePacket> packets = new ArrayDeque<>();
  private long events;
  private CompletableFuture<Void> available = new CompletableFuture<>();
  private IOException failure;

  PacketBuffer(int maxEvents) {
    this.maxEvents = maxEvents;
  }

  /** Takes a packet unless there is no room for it; an empty buffer has room for any. */
  synchronized boolean offer(LivePacket packet) {
    int more = packet.packet().size();
    if (!packets.isEmpty() && events + more > maxEvents) {
      return false;
    }
    packets.add(packet);
    events += more;
    signal();
    return true;
  }

  synchronized boolean isEmpty() {
    return packets.isEmpty();
  }

  /** Events in it. */
  synchronized long events() {
    return events;
  }

  /** Packets in it. */
  synchronized long packets() {
    return packets.size();
  }

  /** Nothing will come any more. */
  synchronized void fail(IOException cause) {
    failure = cause;
    signal();
  }

  private void signal() {
    available.complete(null);
    notifyAll();
  }

  /**
   * The next packet, or null where there is none now.
   *
   * @throws IOException where receiving has failed
   */
  synchronized LivePacket poll() throws IOException {
    LivePacket next = packets.poll();
    if (next == null) {
      if (failure != null) {
        throw new IOException(failure.getMessage(), failure);
      }
      if (available.isDone()) {
        available = new CompletableFuture<>();
      }
      return null;
    }
    events -= next.packet().size();
    return next;
  }

  /** The same, but waits for one. */
  synchronized LivePacket poll(long millis) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    long left = millis;
    while (packets.isEmpty() && failure == null && left > 0) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    }
    return poll();
  }

  /** Completes when there is something to poll; has to be asked anew after each time. */
  synchronized CompletableFuture<Void> available() {
    return packets.isEmpty() && failure == null && !available.isDone()
        ? available
        : CompletableFuture.completedFuture(null);
  }
}
