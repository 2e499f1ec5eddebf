/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.EventTrace;
import io.neuromorphic.flink.event.Positions;
import io.neuromorphic.flink.event.ShardKey;
import io.neuromorphic.flink.event.ShardPacket;
import java.util.List;
import java.util.function.Consumer;

/** The packets that a router is filling, one per shard that has input. */
final class ShardBuffers {

  private static final int MIN_CAPACITY = 64;

  private final String input;
  private final boolean traced;
  private final ShardMap[] maps;
  private final int[] slotOffset;
  private final ShardKey[] keys;
  private final ShardPacket[] open;
  private final int[] capacity;

  /** None where it must be known later when and where each event was read. */
  private final EarlySums[] sums;

  private int buffered;

  ShardBuffers(String input, boolean traced, List<RouterSpec.Target> targets) {
    this.input = input;
    this.traced = traced;
    maps = new ShardMap[targets.size()];
    slotOffset = new int[targets.size()];
    int slots = 0;
    for (int i = 0; i < maps.length; i++) {
      RouterSpec.Target target = targets.get(i);
      maps[i] = new ShardMap(target.population(), target.size(), target.shards());
      slotOffset[i] = slots;
      slots += target.shards();
    }
    keys = new ShardKey[slots];
    open = new ShardPacket[slots];
    capacity = new int[slots];
    sums = new EarlySums[slots];
    for (int i = 0; i < maps.length; i++) {
      for (int shard = 0; shard < maps[i].shards(); shard++) {
        keys[slotOffset[i] + shard] = maps[i].key(shard);
        capacity[slotOffset[i] + shard] = MIN_CAPACITY;
        if (!traced) {
          sums[slotOffset[i] + shard] =
              new EarlySums(maps[i].first(shard + 1) - maps[i].first(shard));
        }
      }
    }
  }

  /** Appends one current for a neuron of the target-th population. */
  ShardPacket add(int target, int neuron, long window, float current) {
    ShardMap map = maps[target];
    int shard = map.shards() == 1 ? 0 : map.shardOf(neuron);
    int slot = slotOffset[target] + shard;
    ShardPacket packet = open[slot];
    if (packet == null) {
      packet = open(slot);
    }
    EarlySums early = sums[slot];
    if (early != null && early.on()) {
      early.add(packet, window, neuron - map.first(shard), current);
    } else {
      packet.add(window, neuron - map.first(shard), current);
    }
    buffered++;
    return packet;
  }

  /** The same, remembering when and where the event was read if the router is traced. */
  void add(int target, int neuron, long window, float current, long t, Positions positions, int i) {
    ShardPacket packet = add(target, neuron, window, current);
    if (traced) {
      packet.trace().add(t, positions, i);
    }
  }

  /** The packet of a slot, for things other than events. */
  ShardPacket packet(int slot) {
    return open[slot] == null ? open(slot) : open[slot];
  }

  private ShardPacket open(int slot) {
    ShardPacket packet = new ShardPacket(keys[slot], input, capacity[slot]);
    if (traced) {
      packet.setTrace(new EventTrace(capacity[slot]));
    }
    open[slot] = packet;
    return packet;
  }

  int slots() {
    return open.length;
  }

  /** Number of events that wait. */
  int buffered() {
    return buffered;
  }

  /** Hands over all packets. */
  void flush(Consumer<ShardPacket> out) {
    for (int slot = 0; slot < open.length; slot++) {
      ShardPacket packet = open[slot];
      if (packet != null) {
        open[slot] = null;
        // The next packet of this shard will be about as large as this one.
        capacity[slot] = Math.max(MIN_CAPACITY, packet.size() + (packet.size() >> 3));
        if (sums[slot] != null) {
          sums[slot].filled(packet);
        }
        out.accept(packet);
      }
    }
    buffered = 0;
  }
}
