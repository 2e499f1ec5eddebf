/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.Positions;
import java.util.Arrays;

/** Where in a stream of bytes each event of a packet began; for decoders whose events vary. */
public final class EventPlaces {

  private static final String PREFIX = "byte ";

  private int[] offsets = new int[0];
  private long first;

  /**
   * Begins a packet.
   *
   * @param first byte of the stream that offsets are counted from
   */
  public void begin(long first) {
    this.first = first;
  }

  /** Byte of the stream that offsets are counted from. */
  public long first() {
    return first;
  }

  /**
   * Makes room for more events in the packet and here.
   *
   * @return the offset of each event of the packet from {@link #first}, to be written
   */
  public int[] ensureRoom(int more, CameraPacket into) {
    into.ensureRoom(more);
    if (offsets.length < into.t().length) {
      offsets = Arrays.copyOf(offsets, into.t().length);
    }
    return offsets;
  }

  /** The positions of the first {@code size} events. */
  public Positions of(int size) {
    return Positions.at(PREFIX, first, Arrays.copyOf(offsets, size));
  }
}
