/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.packet;

import io.neuromorphic.flink.event.Positions;
import java.util.Arrays;

/** Numbers the events of one record, some of which may not have become events of the packet. */
final class PacketPositions {

  private final String prefix;
  private final long offset;
  private int[] numbers;

  /** The record is at {@code prefix + offset}. */
  PacketPositions(String prefix, long offset) {
    this.prefix = prefix;
    this.offset = offset;
  }

  /** Where number {@code i} of the record is. */
  String label(int i) {
    return prefix + offset + "#" + i;
  }

  /** Number {@code i} of {@code count} became event {@code event} of the packet. */
  void add(int event, int i, int count) {
    if (numbers == null) {
      if (event == i) {
        return;
      }
      numbers = new int[count];
      Arrays.setAll(numbers, number -> number);
    }
    numbers[event] = i;
  }

  /** Of the packet, which has {@code size} events. */
  Positions of(int size) {
    return numbers == null
        ? Positions.within(prefix, offset)
        : Positions.at(prefix + offset + "#", 0, Arrays.copyOf(numbers, size));
  }
}
