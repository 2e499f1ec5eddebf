/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.SpikeDigest;
import io.neuromorphic.flink.kernel.CurrentSum;
import io.neuromorphic.flink.kernel.DecayingCurrents;
import io.neuromorphic.flink.kernel.InputSums;
import io.neuromorphic.flink.kernel.NoiseCurrents;
import io.neuromorphic.flink.kernel.Synapses;
import io.neuromorphic.flink.state.PendingInput;
import io.neuromorphic.flink.state.PopulationState;
import io.neuromorphic.flink.state.SpikeTrail;
import io.neuromorphic.flink.state.SynapticCurrent;
import io.neuromorphic.flink.state.WindowInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/**
 * All that enters a step of one shard's neurons: events, spikes of other populations and of its
 * own, currents that decay, bias and noise.
 */
final class SynapticInput {

  private final PopulationState state;
  private final NetworkSpec network;
  private final int size;
  private final List<Incoming> incoming = new ArrayList<>();
  private final Map<String, Decaying> inputs = new LinkedHashMap<>();
  private final Synapses lines;
  private final Synapses recurrent;
  private final SpikeTrail own;
  private final float[] bias;
  private final NoiseCurrents noise;
  private final boolean areSmall;
  private final Map<String, Integer> longestDelay = new LinkedHashMap<>();

  /** A projection at work. */
  private record Incoming(
      Synapses synapses, SpikeTrail trail, int delay, Decaying decaying, boolean areSmall) {}

  /** A current that decays. */
  private static final class Decaying {
    private final SynapticCurrent currents;
    private final float decay;
    private boolean isLeft;

    Decaying(SynapticCurrent currents, float decay) {
      this.currents = currents;
      this.decay = decay;
      this.isLeft = currents.isLeft();
    }
  }

  SynapticInput(PopulationState state, NetworkSpec network, SynapseStore store) throws IOException {
    this.state = state;
    this.network = network;
    size = state.v().length;
    int first = state.shape().first();
    String population = state.shape().population();
    double small = 0;
    for (ProjectionSpec projection : network.projections()) {
      Synapses synapses =
          load(store, "projections." + projection.name(), projection.synapses(), first, size);
      boolean decays = projection.decays();
      incoming.add(
          new Incoming(
              synapses,
              state.trail(projection.from()),
              projection.delayWindows(),
              decays
                  ? new Decaying(
                      state.synaptic("projection " + projection.name()), projection.decay())
                  : null,
              synapses.bound() < InputSums.LARGEST_SMALL));
      longestDelay.merge(projection.from(), projection.delayWindows(), Math::max);
      small += decays ? 0 : synapses.bound();
    }
    network
        .inputDecay()
        .forEach(
            (input, decay) ->
                inputs.put(input, new Decaying(state.synaptic("input " + input), decay)));
    String place = "populations." + population + ".";
    lines =
        network.input() == null
            ? null
            : load(store, place + "input-weights", network.input(), first, size);
    recurrent =
        network.recurrent() == null
            ? null
            : load(store, place + "recurrent-weights", network.recurrent(), first, size);
    own = recurrent == null ? null : state.trail(population);
    if (recurrent != null) {
      longestDelay.merge(population, 1, Math::max);
    }
    bias = bias(first);
    small += largest(bias);
    noise =
        network.noise() == null
            ? null
            : new NoiseCurrents(
                network.noise().distribution(),
                network.noise().seed(),
                SpikeDigest.populationHash(population),
                network.noise().everyWindows(),
                first,
                size);
    small += noise == null ? 0 : noise.bound();
    areSmall = small < InputSums.LARGEST_SMALL;
    state.trails().removeIf(trail -> !longestDelay.containsKey(trail.source()));
  }

  /** What cannot be made now cannot be made by another attempt; what cannot be read perhaps can. */
  private static Synapses load(
      SynapseStore store, String place, SynapseLoader loader, int first, int count)
      throws IOException {
    try {
      return store.get(loader, first, count);
    } catch (IllegalArgumentException e) {
      throw new SuppressRestartsException(
          new IllegalArgumentException(place + ": " + e.getMessage(), e));
    } catch (IOException e) {
      throw new IOException(place + ": " + e.getMessage(), e);
    }
  }

  private float[] bias(int first) {
    float[] given = network.bias();
    if (given.length > 1) {
      return Arrays.copyOfRange(given, first, first + size);
    }
    float[] all = new float[given.length == 0 ? 0 : size];
    Arrays.fill(all, given.length == 0 ? 0 : given[0]);
    return all;
  }

  private static double largest(float[] values) {
    double largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  /** Whether the neurons get a second current, added apart. */
  boolean isRecurrent() {
    return recurrent != null;
  }

  /** Where events of an input wait for their window. */
  PendingInput pending(String input) {
    Decaying decaying = inputs.get(input);
    return decaying == null ? state.pending() : decaying.currents.pending();
  }

  /** The first window, not before the next one, that something enters. */
  long nextActive() {
    long next = state.nextWindow();
    if (bias.length > 0 || noise != null) {
      return next;
    }
    long active = firstPending(state.pending());
    for (Decaying decaying : inputs.values()) {
      active = Math.min(active, decaying.isLeft ? next : firstPending(decaying.currents.pending()));
    }
    for (Incoming each : incoming) {
      active =
          each.decaying != null && each.decaying.isLeft
              ? next
              : Math.min(active, firstArrival(each.trail, next, each.delay));
    }
    if (own != null) {
      active = Math.min(active, firstArrival(own, next, 1));
    }
    return active;
  }

  private static long firstPending(PendingInput pending) {
    return pending.windows() == 0 ? Long.MAX_VALUE : pending.window(0);
  }

  private static long firstArrival(SpikeTrail trail, long next, int delay) {
    int portion = trail.firstFrom(next - delay);
    return portion < trail.portions() ? trail.window(portion) + delay : Long.MAX_VALUE;
  }

  /**
   * Sums up all that enters a window.
   *
   * @param sums receives the first current; finished here, to be cleared after the step
   * @param apart scratch; then, where the neurons are recurrent, the second current, finished
   * @param lineSums scratch for input lines
   * @param taken is told of the events that are in
   * @return how many sums were saturated
   */
  int gather(long window, InputSums sums, InputSums apart, InputSums lineSums, EventsTaken taken) {
    int saturated = 0;
    WindowInput events = state.pending().takeIfFirst(window);
    if (events != null) {
      taken.take(events);
      saturated += add(events, sums, lineSums);
    }
    for (Decaying decaying : inputs.values()) {
      WindowInput slow = decaying.currents.pending().takeIfFirst(window);
      if (slow != null) {
        taken.take(slow);
        saturated += add(slow, apart, lineSums);
      }
      saturated += advance(decaying, slow != null, apart, sums);
    }
    for (Incoming each : incoming) {
      if (each.decaying == null) {
        deliver(each.trail, window - each.delay, each.synapses, sums, areSmall);
      } else {
        boolean any = deliver(each.trail, window - each.delay, each.synapses, apart, each.areSmall);
        saturated += advance(each.decaying, any, apart, sums);
      }
    }
    if (bias.length > 0) {
      sums.addAll(bias, size, areSmall);
    }
    if (noise != null) {
      sums.addAll(noise.of(window), size, areSmall);
    }
    if (recurrent != null) {
      deliver(own, window - 1, recurrent, apart, recurrent.bound() < InputSums.LARGEST_SMALL);
      saturated += apart.finish();
    }
    return saturated + sums.finish();
  }

  /** Counts the events of a window as integrated. */
  interface EventsTaken {
    void take(WindowInput events);
  }

  /** Events of neurons, or of lines: the sum of a line is its value, rounded once. */
  private int add(WindowInput events, InputSums sums, InputSums lineSums) {
    InputSums into = lines == null ? sums : lineSums;
    for (int i = 0; i < events.size(); i++) {
      into.addMultiple(events.neuron()[i], CurrentSum.multiple(events.current()[i]));
    }
    if (lines == null) {
      return 0;
    }
    int saturated = lineSums.finish();
    for (int line = 0; line < network.lines(); line++) {
      float value = lineSums.current()[line];
      if (value != 0) {
        lines.addScaled(line, value, sums);
      }
    }
    lineSums.clear();
    return saturated;
  }

  private int advance(Decaying decaying, boolean any, InputSums x, InputSums sums) {
    if (!any && !decaying.isLeft) {
      return 0;
    }
    int saturated = x.finish();
    float[] currents = decaying.currents.current();
    decaying.isLeft = DecayingCurrents.advance(currents, decaying.decay, x.current());
    x.clear();
    if (decaying.isLeft) {
      sums.addAll(currents, size, false);
    }
    return saturated;
  }

  private static boolean deliver(
      SpikeTrail trail, long window, Synapses synapses, InputSums sums, boolean areSmall) {
    boolean any = false;
    for (int i = trail.firstFrom(window); i < trail.portions() && trail.window(i) == window; i++) {
      synapses.add(trail.neurons(), trail.start(i), trail.end(i), sums, areSmall);
      any = true;
    }
    return any;
  }

  /** Forgets spikes that have entered everywhere. */
  void forget() {
    for (SpikeTrail trail : state.trails()) {
      trail.forget(state.nextWindow() - longestDelay.get(trail.source()));
    }
  }
}
