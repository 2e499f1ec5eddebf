/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.history;

import java.util.Arrays;

/** The last samples of v and u of one probed neuron, in ascending order. Guarded by itself. */
final class TraceHistory {

  /** At a sample a millisecond two minutes. */
  static final int SAMPLES = 1 << 17;

  private static final int FIRST_SAMPLES = 1 << 10;

  private final String population;
  private final int neuron;
  private long[] t = new long[FIRST_SAMPLES];
  private float[] v = new float[FIRST_SAMPLES];
  private float[] u = new float[FIRST_SAMPLES];

  /** Samples that were ever added: the next goes to this place, modulo the length. */
  private long end;

  private long start;

  TraceHistory(String population, int neuron) {
    this.population = population;
    this.neuron = neuron;
  }

  String population() {
    return population;
  }

  int neuron() {
    return neuron;
  }

  /** Adds a sample; one that is not after the last takes the place of those from its time on. */
  synchronized void add(long micros, float potential, float recovery) {
    forgetFrom(micros);
    if (end - start == t.length && t.length < SAMPLES) {
      grow();
    }
    int at = (int) (end % t.length);
    t[at] = micros;
    v[at] = potential;
    u[at] = recovery;
    end++;
    start = Math.max(start, end - t.length);
  }

  /** Called while all samples lie from 0 on: before the ring has come round. */
  private void grow() {
    int longer = t.length * 2;
    t = Arrays.copyOf(t, longer);
    v = Arrays.copyOf(v, longer);
    u = Arrays.copyOf(u, longer);
  }

  synchronized void forgetFrom(long micros) {
    while (end > start && t[(int) ((end - 1) % t.length)] >= micros) {
      end--;
    }
  }

  synchronized TraceView view(Window window) {
    int columns = window.columns();
    float[] vs = new float[2 * columns];
    float[] us = new float[2 * columns];
    Arrays.fill(vs, Float.NaN);
    Arrays.fill(us, Float.NaN);
    long at = firstFrom(window.from());
    while (at < end && time(at) < window.to()) {
      int column = (int) ((time(at) - window.from()) / window.step());
      long columnEnd = window.start(column + 1);
      long least = at;
      long largest = at;
      for (; at < end && time(at) < columnEnd; at++) {
        least = potential(at) < potential(least) ? at : least;
        largest = potential(at) > potential(largest) ? at : largest;
      }
      put(Math.min(least, largest), 2 * column, vs, us);
      put(Math.max(least, largest), 2 * column + 1, vs, us);
    }
    return new TraceView(vs, us);
  }

  private void put(long sample, int to, float[] vs, float[] us) {
    vs[to] = potential(sample);
    us[to] = u[(int) (sample % u.length)];
  }

  /** The first sample at or after an instant. */
  private long firstFrom(long micros) {
    long low = start;
    long high = end;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (time(middle) < micros) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private long time(long sample) {
    return t[(int) (sample % t.length)];
  }

  private float potential(long sample) {
    return v[(int) (sample % v.length)];
  }
}
