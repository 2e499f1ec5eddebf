/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.ShardPacket;
import io.neuromorphic.flink.event.SpikeSource;
import io.neuromorphic.flink.kernel.StepOutput;
import io.neuromorphic.flink.state.SpikeTrail;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Shards that are stepped together: one alone, or those of populations in a cycle, of which each
 * needs the spikes of the others of the window before. Spikes of other operators' populations hold
 * them up until they have come.
 */
final class Component {

  private final List<PopulationShard> members;
  private final boolean networked;

  /** By member: where its spikes go within the component. */
  private final List<List<SpikeTrail>> listeners = new ArrayList<>();

  /** Populations of other operators, by name. */
  private final Map<String, Upstream> upstream = new LinkedHashMap<>();

  /** How far a population is told, by its shards. */
  private static final class Upstream {
    private final long[] untilWindow;
    private final int shortestDelay;

    Upstream(int shards, int shortestDelay) {
      untilWindow = new long[shards];
      Arrays.fill(untilWindow, Long.MIN_VALUE);
      this.shortestDelay = shortestDelay;
    }

    /** The first window that its spikes may still enter. */
    long limit() {
      long until = Long.MAX_VALUE;
      for (long each : untilWindow) {
        until = Math.min(until, each);
      }
      return until > Long.MAX_VALUE - shortestDelay ? Long.MAX_VALUE : until + shortestDelay;
    }
  }

  Component(List<PopulationShard> members) {
    this.members = List.copyOf(members);
    networked = members.stream().anyMatch(PopulationShard::isNetworked) || members.size() > 1;
    members.forEach(member -> listeners.add(new ArrayList<>()));
    for (PopulationShard member : members) {
      NetworkSpec network = member.spec().network();
      if (network != null) {
        network.projections().forEach(projection -> listen(member, projection));
        if (network.recurrent() != null) {
          listen(member, member);
        }
      }
    }
  }

  private void listen(PopulationShard member, ProjectionSpec projection) {
    for (PopulationShard source : members) {
      if (projection.isLocal() && source.spec().name().equals(projection.from())) {
        listen(member, source);
      }
    }
    if (!projection.isLocal()) {
      Upstream known = upstream.get(projection.from());
      int delay = projection.delayWindows();
      upstream.put(
          projection.from(),
          new Upstream(
              projection.fromShards(),
              known == null ? delay : Math.min(known.shortestDelay, delay)));
    }
  }

  private void listen(PopulationShard member, PopulationShard source) {
    List<SpikeTrail> trails = listeners.get(members.indexOf(source));
    SpikeTrail trail = member.state().trail(source.spec().name());
    if (!trails.contains(trail)) {
      trails.add(trail);
    }
  }

  List<PopulationShard> members() {
    return members;
  }

  /** The first window that has not been stepped. */
  long nextWindow() {
    return members.get(0).state().nextWindow();
  }

  /** The first window that shall not be stepped yet. */
  long goal() {
    long goal = Long.MAX_VALUE;
    for (PopulationShard member : members) {
      goal = Math.min(goal, member.goal());
    }
    return goal;
  }

  /** The same, but no window that spikes may still enter. */
  long reachable() {
    long reachable = goal();
    for (Upstream each : upstream.values()) {
      reachable = Math.min(reachable, each.limit());
    }
    return reachable;
  }

  /** Whether windows shall be stepped that have not been. */
  boolean isBehind() {
    return nextWindow() < goal();
  }

  /** What a window of all members costs, in steps of single neurons. */
  long work() {
    long work = 0;
    for (PopulationShard member : members) {
      work += member.work();
    }
    return work;
  }

  /** Takes in spikes of a population of another operator. */
  void accept(PopulationShard member, ShardPacket packet) {
    SpikeSource source = packet.source();
    Upstream from = upstream.get(source.population());
    if (from == null) {
      throw new IllegalStateException(
          member.key() + " has no synapses from population '" + source.population() + "'");
    }
    SpikeTrail trail = member.state().trail(source.population());
    int begin = 0;
    for (int run = 0; run < packet.runCount(); run++) {
      if (packet.runWindow()[run] + from.shortestDelay < nextWindow()) {
        throw new IllegalStateException(
            "spikes of "
                + source
                + " in window "
                + packet.runWindow()[run]
                + " come too late for "
                + member.key()
                + ", which is at "
                + nextWindow());
      }
      trail.add(packet.runWindow()[run], packet.neuron(), begin, packet.runEnd()[run], 0);
      begin = packet.runEnd()[run];
    }
    from.untilWindow[source.shard()] = source.untilWindow();
  }

  /** Steps all windows before {@code limit}, sending the spikes. */
  void advance(long limit, Scratch scratch, SpikeSender.Out spikes) {
    if (!networked) {
      members.get(0).advance(limit, scratch, spikes);
      return;
    }
    while (nextWindow() < limit) {
      long active = Long.MAX_VALUE;
      for (PopulationShard member : members) {
        active = Math.min(active, member.nextActive());
      }
      if (active > nextWindow()) {
        long until = Math.min(limit, active);
        members.forEach(member -> member.rest(until, spikes));
      } else {
        step(scratch, spikes);
      }
    }
    for (PopulationShard member : members) {
      member.send(spikes);
    }
  }

  private void step(Scratch scratch, SpikeSender.Out spikes) {
    StepOutput out = scratch.out();
    for (int i = 0; i < members.size(); i++) {
      PopulationShard member = members.get(i);
      long window = member.state().nextWindow();
      member.stepWindow(scratch, spikes);
      for (SpikeTrail trail : listeners.get(i)) {
        trail.add(window, out.spikes(), 0, out.spikeCount(), 0);
      }
    }
  }

  @Override
  public String toString() {
    return members.stream().map(member -> member.key().toString()).toList().toString();
  }
}
