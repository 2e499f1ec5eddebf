/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.kernel;

import io.neuromorphic.flink.kernel.IzhikevichBehavior;
import io.neuromorphic.flink.kernel.IzhikevichSpikingBehavior;
import io.neuromorphic.flink.kernel.StepConstants;
import java.util.Arrays;

/**
 * Neurons to be timed and their inputs, the same as those of {@code src/test/c/izhikevich.c} with
 * the same seed: v at random, u at its start, noise of a mean that makes about 1.4 % of tonic
 * spiking neurons fire per step of 0.25 ms.
 */
final class BenchedStates {

  /** Distinct input vectors, taken in turn, so that no step repeats the one before. */
  private static final int INPUTS = 16;

  /** Two of them stay in a cache with v, u and z of a million neurons. */
  private static final int INPUTS_OF_MANY = 2;

  private static final int MANY = 500_000;

  final StepConstants constants;
  final long seed;
  final float[] v;
  final float[] u;
  private final float[][] inputs;
  private int turn;

  BenchedStates(IzhikevichBehavior behavior, int size, long seed) {
    IzhikevichSpikingBehavior start = behavior.behavior();
    this.seed = seed;
    constants = StepConstants.of(start.p(), 0.001, start.s().v()[0], start.s().u()[0]);
    v = new float[size];
    u = new float[size];
    inputs = new float[size > MANY ? INPUTS_OF_MANY : INPUTS][size];
    Arrays.fill(u, constants.initialU());
    for (int i = 0; i < size; i++) {
      v[i] = -80f + 30f * unit(i);
      for (int j = 0; j < inputs.length; j++) {
        inputs[j][i] = 41f * unit((j + 1L) << 32 | i);
      }
    }
  }

  /** The currents of the next step. */
  float[] nextInput() {
    return inputs[turn++ & (inputs.length - 1)];
  }

  /** SplitMix64's n-th number, as a float of [0, 1). */
  private float unit(long n) {
    long x = seed + (n + 1) * 0x9e3779b97f4a7c15L;
    x = (x ^ x >>> 30) * 0xbf58476d1ce4e5b9L;
    x = (x ^ x >>> 27) * 0x94d049bb133111ebL;
    return ((x ^ x >>> 31) >>> 40) * 0x1p-24f;
  }

  /** A hash of v, u and z. */
  String hash(float[] z) {
    return hex(hash(ofState(), z));
  }

  /** A hash of v, u and the first indices of spikes. */
  String hash(int[] spikes, int count) {
    long h = ofState();
    for (int n = 0; n < count; n++) {
      h = hash(h, spikes[n]);
    }
    return hex(h);
  }

  private long ofState() {
    return hash(hash(0xcbf29ce484222325L, v), u);
  }

  private static long hash(long h, float[] values) {
    for (float value : values) {
      h = hash(h, Float.floatToRawIntBits(value));
    }
    return h;
  }

  private static long hash(long h, int word) {
    return (h ^ Integer.toUnsignedLong(word)) * 0x100000001b3L;
  }

  private static String hex(long h) {
    return String.format("%016x", h);
  }
}
