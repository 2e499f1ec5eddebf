/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.trial;

import io.neuromorphic.flink.event.EventObserver;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.job.compare.SpikeTrains;
import java.util.ArrayList;
import java.util.List;

/** Keeps the spikes and the rejected events of a run in memory. */
public final class SpikeRecorder implements EventObserver {

  private final List<SpikePacket> packets = new ArrayList<>();
  private final List<Rejection> rejections = new ArrayList<>();

  @Override
  public void spikes(SpikePacket packet) {
    if (packet.size() > 0) {
      SpikePacket copy = packet.copy();
      synchronized (packets) {
        packets.add(copy);
      }
    }
  }

  @Override
  public void rejected(Rejection rejection) {
    synchronized (rejections) {
      rejections.add(rejection);
    }
  }

  /**
   * The spikes that were sent so far.
   *
   * @throws IllegalArgumentException where one was sent twice
   */
  public SpikeTrains trains() {
    synchronized (packets) {
      return SpikeTrains.ofPackets(packets);
    }
  }

  /** The events that were rejected so far, in the order of their coming. */
  public List<Rejection> rejections() {
    synchronized (rejections) {
      return List.copyOf(rejections);
    }
  }
}
