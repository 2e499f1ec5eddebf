/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.ShardKey;
import io.neuromorphic.flink.event.ShardPacket;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.event.SpikeSource;
import io.neuromorphic.flink.state.PopulationState;
import io.neuromorphic.flink.state.ShardKeys;
import java.util.List;

/** Bundles the spikes of one shard: for the outputs, and for the populations of other operators. */
final class SpikeSender {

  /** Spikes after which a packet is sent, even amid a catch-up. */
  private static final int MAX_SPIKES = 16_384;

  private static final int MIN_CAPACITY = 64;

  /** Takes what is sent. */
  interface Out {
    /** Spikes for the outputs. */
    void spikes(SpikePacket packet);

    /** Spikes for a population of another operator. */
    void spikes(String stage, ShardPacket packet);

    /** Samples of probed neurons. */
    void samples(ProbePacket packet);
  }

  private final ShardKey key;
  private final PopulationState state;
  private final int first;
  private final long dt;
  private final String[] stages;
  private final ShardKey[] targets;
  private SpikePacket packet;
  private ShardPacket projected;
  private long toldUntil = InputPacket.NONE;
  private long toldWindow = Long.MIN_VALUE;

  SpikeSender(ShardKey key, PopulationState state, List<NetworkSpec.Destination> destinations) {
    this.key = key;
    this.state = state;
    first = state.shape().first();
    dt = state.shape().dtMicros();
    int count = destinations.stream().mapToInt(NetworkSpec.Destination::shards).sum();
    stages = new String[count];
    targets = new ShardKey[count];
    int slot = 0;
    for (NetworkSpec.Destination destination : destinations) {
      for (int shard = 0; shard < destination.shards(); shard++) {
        stages[slot] = destination.stage();
        targets[slot++] = ShardKeys.of(destination.population(), shard, destination.shards());
      }
    }
  }

  /**
   * Takes the spikes of the step that was counted last.
   *
   * @param spikes neurons of the shard that fired, the first {@code count}
   */
  void add(int[] spikes, int count, Out out) {
    if (count == 0) {
      return;
    }
    if (packet == null) {
      packet = new SpikePacket(key.population(), key.shard(), Math.max(MIN_CAPACITY, count));
    }
    packet.addStep(state.nextWindow() * dt, first, spikes, count);
    if (targets.length > 0) {
      if (projected == null) {
        projected = ShardPacket.ofSpikes(targets[0], Math.max(MIN_CAPACITY, count));
      }
      projected.addSpikes(state.nextWindow() - 1, spikes, count, first);
    }
    if (packet.size() >= MAX_SPIKES) {
      send(false, out);
    }
  }

  /**
   * Sends what waits, and tells how far time has come.
   *
   * @param done whether there will be no other spikes
   */
  void send(boolean done, Out out) {
    if (packet != null) {
      packet.setUntil(state.nextWindow() * dt);
      out.spikes(packet);
      packet = null;
    }
    if (targets.length > 0) {
      sendProjected(done ? SpikeSource.FOR_EVER : state.nextWindow(), out);
    }
  }

  private void sendProjected(long until, Out out) {
    if (projected == null && until == toldWindow) {
      return;
    }
    toldWindow = until;
    SpikeSource source = new SpikeSource(key.population(), key.shard(), until);
    for (int i = 0; i < targets.length; i++) {
      out.spikes(stages[i], addressed(targets[i], source));
    }
    projected = null;
  }

  /** Each target gets arrays of its own: with object reuse they are handed over as they are. */
  private ShardPacket addressed(ShardKey target, SpikeSource source) {
    ShardPacket from = projected == null ? ShardPacket.ofSpikes(target, 0) : projected;
    ShardPacket addressed = from.spikesTo(target);
    addressed.setSource(source);
    return addressed;
  }

  /** Sends an empty packet if time has gone on since the last one: silence is told, too. */
  void tellSilence(boolean done, Out out) {
    long until = state.nextWindow() * dt;
    if (until > toldUntil && state.steps() > 0) {
      toldUntil = until;
      SpikePacket marker = new SpikePacket(key.population(), key.shard(), 0);
      marker.setUntil(until);
      out.spikes(marker);
    }
    send(done, out);
  }
}
