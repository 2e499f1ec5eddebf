/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.InputPacket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a receiver's packets hold, as far as they were read. */
final class Reading {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final LiveReceiver receiver;
  final List<Long> times = new ArrayList<>();
  final List<Integer> columns = new ArrayList<>();
  final List<Long> markers = new ArrayList<>();

  Reading(LiveReceiver receiver) {
    this.receiver = receiver;
  }

  /** Reads until there are so many events; fails where they do not come. */
  void events(int count) throws Exception {
    until(() -> times.size() >= count, count + " events");
  }

  /** Reads until there are so many markers. */
  void markers(int count) throws Exception {
    until(() -> markers.size() >= count, count + " markers");
  }

  private void until(java.util.function.BooleanSupplier done, String what) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!done.getAsBoolean()) {
      CameraPacket packet = receiver.next(100);
      if (packet != null) {
        take(packet);
      } else if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + PATIENCE + ": " + what + "; " + times.size());
      }
    }
  }

  private void take(CameraPacket packet) {
    for (int i = 0; i < packet.size(); i++) {
      times.add(packet.t()[i]);
      columns.add((int) packet.x()[i]);
    }
    if (packet.until() != InputPacket.NONE) {
      markers.add(packet.until());
    }
  }
}
