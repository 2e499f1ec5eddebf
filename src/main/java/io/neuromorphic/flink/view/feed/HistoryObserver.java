/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.feed;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.EventObserver;
import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.view.history.History;

/** Puts what passes through a run in this JVM into a history. */
public final class HistoryObserver implements EventObserver {

  private final History history;

  public HistoryObserver(History history) {
    this.history = history;
  }

  @Override
  public void camera(String input, CameraPacket packet) {
    history.camera(input, packet);
  }

  @Override
  public void spikes(SpikePacket packet) {
    history.spikes(packet);
  }

  @Override
  public void probed(ProbePacket packet) {
    history.probed(packet);
  }
}
