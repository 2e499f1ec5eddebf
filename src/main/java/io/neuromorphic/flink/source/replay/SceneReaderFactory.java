/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.Positions;
import io.neuromorphic.flink.source.scene.SceneGenerator;

/**
 * Plays a synthetic camera.
 *
 * @param width pixels
 * @param height pixels
 * @param durationMicros of the scene, µs
 * @param eventsPerSecond of event time
 * @param seed of its random numbers
 * @param bars number of moving bars
 * @param dots number of rotating dots
 * @param noise share of events at random places, 0..1
 */
public record SceneReaderFactory(
    int width,
    int height,
    long durationMicros,
    long eventsPerSecond,
    long seed,
    int bars,
    int dots,
    double noise)
    implements PacketReaderFactory<CameraPacket> {

  /** Part of a checkpointed position: positions count packets of this many events. */
  private static final int PACKET_EVENTS = 8_192;

  @Override
  public PacketReader<CameraPacket> open(String name) {
    SceneGenerator scene =
        new SceneGenerator(width, height, durationMicros, eventsPerSecond, seed, bars, dots, noise);
    return new PacketReader<>() {
      private long next;

      @Override
      public CameraPacket newPacket() {
        return new CameraPacket(0);
      }

      @Override
      public boolean read(CameraPacket into) {
        int count = (int) Math.min(PACKET_EVENTS, scene.totalEvents() - next);
        if (count <= 0) {
          return false;
        }
        scene.fill(into, next, count);
        into.setPositions(Positions.counting("event ", next));
        into.setWork(count);
        next += count;
        return true;
      }

      @Override
      public void close() {
        // Holds nothing.
      }
    };
  }
}
