/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.network;

import io.neuromorphic.flink.job.Sample;
import io.neuromorphic.flink.job.compare.Spike;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A network in plain Java, from the definitions alone: every neuron in every window, every synapse
 * a number in a matrix, sums as whole multiples of 2^-40. Nothing of the code under test.
 */
final class NetworkReference {

  private static final double GRID = 0x1p40;

  private final long dtMicros;
  private final Map<String, Population> populations = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<Projection> projections = new ArrayList<>();

  /** By population and window: what each neuron gets from events, in multiples. */
  private final Map<String, Map<Long, long[]>> events = new HashMap<>();

  /** The same of the input whose currents decay, and what is left of them. */
  private final Map<String, Map<Long, long[]>> slowEvents = new HashMap<>();

  private final Map<String, float[]> slowCurrents = new HashMap<>();
  private float slowDecay;

  /** The state of every neuron after each window. */
  private final List<Sample> samples = new ArrayList<>();

  NetworkReference(long dtMicros) {
    this.dtMicros = dtMicros;
  }

  /** A number for each neuron. */
  interface Each {
    double of(int neuron);
  }

  /** A current for each neuron and window. */
  interface Current {
    float of(long window, int neuron);
  }

  /** A weight for each pair. */
  interface Weight {
    float of(int from, int to);
  }

  /** Neurons; what is not set is as in Norse. */
  static final class Population {
    private final String name;
    private final int size;
    private final float[] v;
    private final float[] u;
    private final Map<String, Each> parameters = new HashMap<>();
    private Current constant = (window, neuron) -> 0f;
    private Current noise;
    private float[][] recurrent;
    private float[][] input;
    private final Map<Long, int[]> fired = new HashMap<>();

    Population(String name, int size) {
      this.name = name;
      this.size = size;
      v = new float[size];
      u = new float[size];
      set("sq", 0.04).set("mn", 5).set("bias", 140).set("v_th", 30).set("tau_inv", 250);
    }

    Population set(String parameter, double value) {
      return set(parameter, neuron -> value);
    }

    Population set(String parameter, Each value) {
      parameters.put(parameter, value);
      return this;
    }

    /** All neurons at v, and u at b·v. */
    Population startingAt(float start) {
      for (int i = 0; i < size; i++) {
        v[i] = start;
        u[i] = (float) parameters.get("b").of(i) * start;
      }
      return this;
    }

    /** Each neuron at a v of its own, and u at b·v. */
    Population startingAt(Each start) {
      for (int i = 0; i < size; i++) {
        v[i] = (float) start.of(i);
        u[i] = (float) parameters.get("b").of(i) * v[i];
      }
      return this;
    }

    Population startingAt(float startV, float startU) {
      Arrays.fill(v, startV);
      Arrays.fill(u, startU);
      return this;
    }

    Population bias(float current) {
      constant = (window, neuron) -> current;
      return this;
    }

    Population noise(Current current) {
      noise = current;
      return this;
    }

    /** Events address so many lines, which lead to the neurons. */
    Population lines(int lines, Weight weight) {
      input = matrix(lines, size, weight);
      return this;
    }

    Population recurrent(Weight weight) {
      recurrent = matrix(size, size, weight);
      return this;
    }
  }

  private static final class Projection {
    private Population from;
    private Population to;
    private int delay;
    private float gain;
    private float decay;
    private float[] current;
    private float[][] weight;
  }

  private static float[][] matrix(int from, int to, Weight weight) {
    float[][] matrix = new float[from][to];
    for (int i = 0; i < from; i++) {
      for (int j = 0; j < to; j++) {
        matrix[i][j] = weight.of(i, j);
      }
    }
    return matrix;
  }

  NetworkReference add(Population population) {
    populations.put(population.name, population);
    names.add(population.name);
    return this;
  }

  /** Synapses whose currents last for one window. */
  NetworkReference project(String from, String to, int delay, float gain, Weight weight) {
    return project(from, to, delay, gain, 0, weight);
  }

  /** Synapses whose currents decay, by a time constant in µs, if it is not 0. */
  NetworkReference project(
      String from, String to, int delay, float gain, long tauMicros, Weight weight) {
    Projection p = new Projection();
    p.from = populations.get(from);
    p.to = populations.get(to);
    p.delay = delay;
    p.gain = gain;
    p.decay = tauMicros == 0 ? 0 : (float) StrictMath.exp(-(double) dtMicros / tauMicros);
    p.current = new float[p.to.size];
    p.weight = matrix(p.from.size, p.to.size, weight);
    projections.add(p);
    return this;
  }

  /** An event of a neuron or, where there are any, of a line. */
  NetworkReference event(long t, String population, int neuron, float current) {
    add(events, t, population, neuron, current);
    return this;
  }

  /** An event of an input whose currents decay, by a time constant in µs. */
  NetworkReference slowEvent(long t, String population, int neuron, float current, long tauMicros) {
    slowDecay = (float) StrictMath.exp(-(double) dtMicros / tauMicros);
    add(slowEvents, t, population, neuron, current);
    return this;
  }

  private void add(
      Map<String, Map<Long, long[]>> to, long t, String name, int neuron, float current) {
    Population population = populations.get(name);
    int addresses = population.input == null ? population.size : population.input.length;
    to.computeIfAbsent(name, any -> new HashMap<>())
            .computeIfAbsent(Math.floorDiv(t, dtMicros), w -> new long[addresses])[neuron] +=
        multiple(current);
  }

  /** What each neuron gets from the events of a window, in multiples. */
  private static long[] given(
      Map<String, Map<Long, long[]>> events, Population population, long window) {
    long[] given = events.getOrDefault(population.name, Map.of()).get(window);
    if (population.input == null || given == null) {
      return given == null ? new long[population.size] : given;
    }
    long[] sums = new long[population.size];
    for (int line = 0; line < given.length; line++) {
      for (int j = 0; j < sums.length; j++) {
        sums[j] += multiple((double) population.input[line][j] * round(given[line]));
      }
    }
    return sums;
  }

  private static long multiple(double current) {
    return (long) Math.rint(current * GRID);
  }

  private static float round(long multiples) {
    return (float) (multiples / GRID);
  }

  /** Steps all windows of a range; the spikes are in order. */
  List<Spike> run(long firstWindow, long lastWindow) {
    List<Spike> spikes = new ArrayList<>();
    for (long window = firstWindow; window <= lastWindow; window++) {
      for (String name : names) {
        Population population = populations.get(name);
        float[] current = current(population, window);
        float[] apart = recurrent(population, window);
        int[] fired = step(population, current, apart);
        population.fired.put(window, fired);
        for (int i = 0; i < population.size; i++) {
          samples.add(
              Sample.of((window + 1) * dtMicros, name, i, population.v[i], population.u[i]));
        }
        for (int neuron : fired) {
          spikes.add(new Spike((window + 1) * dtMicros, name, neuron));
        }
      }
    }
    return spikes.stream().sorted().toList();
  }

  /** What was stepped so far: the state of every neuron after each window. */
  List<Sample> samples() {
    return samples;
  }

  private float[] current(Population population, long window) {
    long[] sums = new long[population.size];
    long[] given = given(events, population, window);
    long[] slow = given(slowEvents, population, window);
    float[] left = slowCurrents.computeIfAbsent(population.name, n -> new float[population.size]);
    for (int i = 0; i < sums.length; i++) {
      float next = left[i] * slowDecay + round(slow[i]);
      left[i] = Math.abs(next) < 0x1p-41f ? 0f : next;
      sums[i] += given[i] + multiple(left[i]);
      sums[i] += multiple(population.constant.of(window, i));
      sums[i] += population.noise == null ? 0 : multiple(population.noise.of(window, i));
    }
    for (Projection p : projections) {
      if (p.to == population) {
        long[] arrived = arrived(p, window);
        for (int j = 0; j < sums.length; j++) {
          sums[j] += p.decay == 0 ? arrived[j] : multiple(decayed(p, j, arrived[j]));
        }
      }
    }
    float[] rounded = new float[sums.length];
    for (int j = 0; j < sums.length; j++) {
      rounded[j] = round(sums[j]);
    }
    return rounded;
  }

  private static long[] arrived(Projection p, long window) {
    long[] sums = new long[p.to.size];
    for (int i : p.from.fired.getOrDefault(window - p.delay, new int[0])) {
      for (int j = 0; j < sums.length; j++) {
        sums[j] += multiple((double) p.weight[i][j] * p.gain);
      }
    }
    return sums;
  }

  private static float decayed(Projection p, int j, long arrived) {
    float next = p.current[j] * p.decay + round(arrived);
    p.current[j] = Math.abs(next) < 0x1p-41f ? 0f : next;
    return p.current[j];
  }

  private static float[] recurrent(Population population, long window) {
    if (population.recurrent == null) {
      return null;
    }
    long[] sums = new long[population.size];
    for (int i : population.fired.getOrDefault(window - 1, new int[0])) {
      for (int j = 0; j < sums.length; j++) {
        sums[j] += multiple(population.recurrent[i][j]);
      }
    }
    float[] rounded = new float[sums.length];
    for (int j = 0; j < sums.length; j++) {
      rounded[j] = round(sums[j]);
    }
    return rounded;
  }

  private int[] step(Population p, float[] current, float[] apart) {
    int[] fired = new int[p.size];
    int count = 0;
    double dt = dtMicros / 1e6;
    for (int i = 0; i < p.size; i++) {
      double tau = p.parameters.get("tau_inv").of(i);
      float k = (float) (tau * dt);
      float ka = (float) (tau * dt * p.parameters.get("a").of(i));
      float b = (float) p.parameters.get("b").of(i);
      float v = p.v[i];
      float u = p.u[i];
      float bracket =
          ((((float) p.parameters.get("sq").of(i) * (v * v)
                          + (float) p.parameters.get("mn").of(i) * v)
                      + (float) p.parameters.get("bias").of(i))
                  - u)
              + current[i];
      float v1 = v + k * (apart == null ? bracket : bracket + apart[i]);
      float u1 = u + ka * (b * v - u);
      boolean fires = v1 - (float) p.parameters.get("v_th").of(i) > 0;
      p.v[i] = fires ? (float) p.parameters.get("c").of(i) : v1;
      p.u[i] = fires ? u1 + (float) p.parameters.get("d").of(i) : u1;
      if (fires) {
        fired[count++] = i;
      }
    }
    return Arrays.copyOf(fired, count);
  }
}
