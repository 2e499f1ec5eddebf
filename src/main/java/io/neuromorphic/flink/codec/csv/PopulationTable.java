/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import io.neuromorphic.flink.event.CurrentPacket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Population names seen in a file, found again by their bytes: a string is made once per name, not
 * once per line. Forgets all when a file has uncommonly many names.
 */
final class PopulationTable {

  private static final int SLOTS = 1024;
  private static final int MAX_NAMES = SLOTS / 2;

  private final byte[][] bytesOf = new byte[SLOTS][];
  private final String[] nameOf = new String[SLOTS];
  private final int[] indexInPacket = new int[SLOTS];
  private final long[] packetOf = new long[SLOTS];
  private int names;
  private long packet;
  private int lastSlot;

  /** A new packet, with an empty dictionary, begins. */
  void begin() {
    packet++;
  }

  /** The number of the population {@code bytes[from, to)} in the dictionary of the packet. */
  int index(byte[] bytes, int from, int to, CurrentPacket into) {
    int slot = lastSlot;
    if (!isAt(slot, bytes, from, to)) {
      slot = find(bytes, from, to);
      lastSlot = slot;
    }
    if (packetOf[slot] != packet) {
      packetOf[slot] = packet;
      indexInPacket[slot] = into.dictionaryIndex(nameOf[slot]);
    }
    return indexInPacket[slot];
  }

  private boolean isAt(int slot, byte[] bytes, int from, int to) {
    byte[] name = bytesOf[slot];
    return name != null && Arrays.equals(name, 0, name.length, bytes, from, to);
  }

  private int find(byte[] bytes, int from, int to) {
    int slot = slot(bytes, from, to);
    while (bytesOf[slot] != null) {
      if (isAt(slot, bytes, from, to)) {
        return slot;
      }
      slot = (slot + 1) % SLOTS;
    }
    if (names == MAX_NAMES) {
      Arrays.fill(bytesOf, null);
      names = 0;
      slot = slot(bytes, from, to);
    }
    names++;
    bytesOf[slot] = Arrays.copyOfRange(bytes, from, to);
    nameOf[slot] = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    packetOf[slot] = 0;
    return slot;
  }

  private static int slot(byte[] bytes, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    return (hash ^ (hash >>> 16)) & (SLOTS - 1);
  }
}
