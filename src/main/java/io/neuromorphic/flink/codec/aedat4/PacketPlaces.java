/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat4;

import io.neuromorphic.flink.event.Positions;
import java.util.Arrays;

/**
 * Which bytes the events of a packet came from. Where they are all the events of one packet of the
 * file, they are told apart by number; where there are more, each names its packet only.
 */
final class PacketPlaces {

  private static final String PREFIX = "byte ";

  private long[] offsets = new long[4];
  private int[] starts = new int[4];
  private int count;
  private boolean complete;

  void begin() {
    count = 0;
    complete = true;
  }

  /**
   * Events from {@code start} on came from the packet at {@code offset}.
   *
   * @param complete whether none of that packet's events is missing
   */
  void add(long offset, int start, boolean complete) {
    if (count == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * count);
      starts = Arrays.copyOf(starts, 2 * count);
    }
    offsets[count] = offset;
    starts[count] = start;
    count++;
    this.complete &= complete;
  }

  Positions of(int size) {
    long first = count == 0 ? 0 : offsets[0];
    if (count <= 1 && complete) {
      return Positions.within(PREFIX, first);
    }
    int[] places = new int[size];
    for (int i = 0; i < count; i++) {
      int end = i + 1 < count ? starts[i + 1] : size;
      Arrays.fill(places, starts[i], end, (int) (offsets[i] - first));
    }
    return Positions.at(PREFIX, first, places);
  }
}
