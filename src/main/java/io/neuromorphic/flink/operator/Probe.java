/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.ShardKey;
import io.neuromorphic.flink.state.PopulationState;
import java.util.Arrays;
import java.util.Optional;

/**
 * Samples the state of some neurons of a shard after steps, at times that depend on nothing but the
 * clock of events. It keeps nothing from one checkpoint to the next: what is sampled next follows
 * from the windows that have been stepped.
 */
final class Probe {

  /** Samples after which a packet is sent, even amid a catch-up. */
  private static final int MAX_SAMPLES = 16_384;

  private static final int MIN_CAPACITY = 64;

  /** A sample becomes a record, a step only changes two numbers: about so many of them. */
  private static final long SAMPLE_NEURON_STEPS = 1_000;

  private final ShardKey key;
  private final PopulationState state;
  private final int first;
  private final int[] local;
  private final int everyWindows;

  /** The end of the window after which the next sample is due, in windows. */
  private long due;

  private ProbePacket packet;

  private Probe(ShardKey key, PopulationState state, int[] local, int everyWindows) {
    this.key = key;
    this.state = state;
    this.first = state.shape().first();
    this.local = local;
    this.everyWindows = everyWindows;
    this.due = (Math.floorDiv(state.nextWindow(), (long) everyWindows) + 1) * everyWindows;
  }

  /** The probe of a shard; none where no neuron of it is probed. */
  static Optional<Probe> of(ShardKey key, PopulationState state, ProbeSpec spec) {
    if (spec == null) {
      return Optional.empty();
    }
    int first = state.shape().first();
    int size = state.v().length;
    int[] local =
        Arrays.stream(spec.neurons())
            .map(neuron -> neuron - first)
            .filter(neuron -> neuron >= 0 && neuron < size)
            .toArray();
    return local.length == 0
        ? Optional.empty()
        : Optional.of(new Probe(key, state, local, spec.everyWindows()));
  }

  /** What the samples of a window cost on average, in steps of single neurons. */
  long work() {
    return (long) local.length * SAMPLE_NEURON_STEPS / everyWindows;
  }

  /**
   * Takes the samples that are due, after a step or after windows in which the neurons rested: then
   * all of them show the same state.
   */
  void sample(SpikeSender.Out out) {
    long done = state.nextWindow();
    while (due <= done) {
      if (packet == null) {
        packet =
            new ProbePacket(key.population(), key.shard(), Math.max(MIN_CAPACITY, local.length));
      }
      long t = due * state.shape().dtMicros();
      for (int neuron : local) {
        packet.add(t, first + neuron, state.v()[neuron], state.u()[neuron]);
      }
      due += everyWindows;
      if (packet.size() >= MAX_SAMPLES) {
        send(out);
      }
    }
  }

  /** Sends what waits. */
  void send(SpikeSender.Out out) {
    if (packet != null) {
      out.samples(packet);
      packet = null;
    }
  }
}
