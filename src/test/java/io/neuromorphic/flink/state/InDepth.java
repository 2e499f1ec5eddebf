/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.EventTrace;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.Positions;
import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.ShardPacket;
import io.neuromorphic.flink.event.SpikePacket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Everything that an object says, as lists and numbers that can be compared: what lies beyond its
 * size is not said. Floats count by their bits.
 */
final class InDepth {

  private InDepth() {}

  static Object say(Object object) {
    if (object instanceof CameraPacket p) {
      return List.of(
          header(p),
          say(p.t(), p.size()),
          new String(p.x(), 0, p.size()),
          new String(p.y(), 0, p.size()),
          Arrays.toString(Arrays.copyOf(p.polarity(), p.size())));
    }
    if (object instanceof CurrentPacket p) {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < p.populationCount(); i++) {
        names.add(p.populationName(i));
      }
      return List.of(
          header(p),
          names,
          say(p.t(), p.size()),
          say(p.population(), p.size()),
          say(p.neuron(), p.size()),
          say(p.current(), p.size()),
          new TreeMap<>(p.texts()));
    }
    if (object instanceof ShardPacket p) {
      return Arrays.asList(
          p.key(),
          p.input(),
          say(p.neuron(), p.size()),
          say(p.current(), p.source() == null ? p.size() : 0),
          say(p.runWindow(), p.runCount()),
          say(p.runEnd(), p.runCount()),
          say(p.runEvents(), p.runCount()),
          p.trace() == null ? null : say(p.trace()),
          p.counts() == null ? null : p.counts().copy(),
          p.end(),
          p.source());
    }
    if (object instanceof EventTrace trace) {
      List<String> labels = new ArrayList<>();
      for (int i = 0; i < trace.size(); i++) {
        labels.add(trace.t()[i] + " " + trace.label(i));
      }
      return labels;
    }
    if (object instanceof SpikePacket p) {
      return List.of(
          p.population(), p.shard(), p.until(), say(p.t(), p.size()), say(p.neuron(), p.size()));
    }
    if (object instanceof ProbePacket p) {
      return List.of(
          p.population(),
          p.shard(),
          say(p.t(), p.size()),
          say(p.neuron(), p.size()),
          say(p.v(), p.size()),
          say(p.u(), p.size()));
    }
    return object instanceof PopulationState state ? say(state) : object;
  }

  private static Object say(PopulationState s) {
    List<Object> all =
        new ArrayList<>(
            List.of(
                s.shape(),
                say(s.v(), s.v().length),
                say(s.u(), s.u().length),
                s.nextWindow(),
                s.digest().toString(),
                s.spikes(),
                s.steps(),
                s.resets(),
                s.saturated()));
    for (InputBook b : s.books()) {
      all.add(
          List.of(
              b.input(),
              b.counts().copy(),
              b.integrated(),
              b.lastTime(),
              b.subtasks(),
              b.ended().toString()));
    }
    all.add(say(s.pending()));
    for (SpikeTrail trail : s.trails()) {
      List<Object> portions = new ArrayList<>(List.of(trail.source()));
      for (int i = 0; i < trail.portions(); i++) {
        int[] neurons = Arrays.copyOfRange(trail.neurons(), trail.start(i), trail.end(i));
        portions.add(List.of(trail.window(i), say(neurons, neurons.length)));
      }
      all.add(portions);
    }
    for (SynapticCurrent each : s.synaptic()) {
      all.add(
          List.of(each.source(), say(each.current(), each.current().length), say(each.pending())));
    }
    return all;
  }

  private static List<Object> say(PendingInput pending) {
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < pending.windows(); i++) {
      WindowInput w = pending.input(i);
      all.add(
          List.of(
              pending.window(i),
              say(w.neuron(), w.size()),
              say(w.current(), w.size()),
              say(w.events(), w.events().length)));
    }
    return all;
  }

  private static Object header(InputPacket p) {
    Positions positions = p.positions();
    return List.of(
        p.size(),
        p.until(),
        p.lastTime(),
        p.work(),
        List.of(positions.prefix(), positions.base(), positions.step()),
        positions.offsets() == null ? "" : Arrays.toString(positions.offsets()),
        p.counts().copy(),
        List.copyOf(p.rejections()));
  }

  private static List<Long> say(long[] a, int size) {
    return Arrays.stream(a, 0, size).boxed().toList();
  }

  private static List<Integer> say(int[] a, int size) {
    return Arrays.stream(a, 0, size).boxed().toList();
  }

  private static List<Integer> say(float[] a, int size) {
    List<Integer> bits = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      bits.add(Float.floatToRawIntBits(a[i]));
    }
    return bits;
  }
}
