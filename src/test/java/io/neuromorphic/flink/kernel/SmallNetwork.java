/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import java.util.Arrays;
import java.util.Random;

/**
 * A small connected network with everything its gradients are made of. Inputs, weights and spikes
 * are multiples of 1/16, so that float sums are exact in any order.
 */
final class SmallNetwork {

  final int steps;
  final int size;
  final int inputs;
  final IzhikevichParameters p;
  final float[][] input;
  final float[][] inputWeights;
  final float[][] recurrentWeights;
  final IzhikevichRecurrentState first;
  final LossGradient loss;

  /**
   * A network of random numbers.
   *
   * @param drive average input current; 10 makes tonic_spiking fire, -4 keeps it silent
   */
  SmallNetwork(IzhikevichParameters p, int steps, int size, int inputs, int drive, long seed) {
    Random random = new Random(seed);
    this.p = p;
    this.steps = steps;
    this.size = size;
    this.inputs = inputs;
    input = multiples(random, steps, inputs, 0, 16);
    inputWeights = multiples(random, size, inputs, 16 * drive / inputs, 16);
    recurrentWeights = multiples(random, size, size, 0, 64);
    for (float[] x : input) {
      for (int m = 0; m < inputs; m++) {
        x[m] += 1;
      }
    }
    first = IzhikevichRecurrentState.of(size, -70, -14);
    for (int i = 0; i < size; i++) {
      first.z()[i] = i % 2;
      first.v()[i] += i;
      first.u()[i] -= i / 2f;
    }
    loss =
        new LossGradient(
            multiples(random, steps, size, 0, 16),
            multiples(random, steps, size, 0, 4),
            multiples(random, steps, size, 0, 4));
  }

  private SmallNetwork(SmallNetwork whole, int from, int to) {
    p = whole.p;
    steps = to - from;
    size = whole.size;
    inputs = whole.inputs;
    input = rows(whole.input, from, to);
    inputWeights = whole.inputWeights;
    recurrentWeights = whole.recurrentWeights;
    first = whole.first;
    loss =
        new LossGradient(
            rows(whole.loss.z(), from, to),
            rows(whole.loss.v(), from, to),
            rows(whole.loss.u(), from, to));
  }

  /** The same network with some of the steps. */
  SmallNetwork part(int from, int to) {
    return new SmallNetwork(this, from, to);
  }

  private static float[][] rows(float[][] all, int from, int to) {
    return Arrays.stream(all, from, to).map(float[]::clone).toArray(float[][]::new);
  }

  private static float[][] multiples(Random random, int rows, int columns, int mean, int spread) {
    float[][] values = new float[rows][columns];
    for (float[] row : values) {
      for (int j = 0; j < columns; j++) {
        row[j] = (mean + random.nextInt(2 * spread + 1) - spread) / 16f;
      }
    }
    return values;
  }

  IzhikevichRecurrentSequence forward() {
    return IzhikevichRecurrentSequence.forward(input, first, inputWeights, recurrentWeights, p);
  }

  /** The loss whose derivatives {@link #loss} holds: it is linear. */
  double loss() {
    IzhikevichRecurrentSequence sequence = forward();
    return dot(loss.z(), sequence.z()) + dot(loss.v(), sequence.v()) + dot(loss.u(), sequence.u());
  }

  ForwardModeReference reference() {
    return new ForwardModeReference(
        p, Izhikevich.DEFAULT_DT, input, inputWeights, recurrentWeights, first, loss);
  }

  static double dot(float[][] a, float[][] b) {
    double sum = 0;
    for (int t = 0; t < a.length; t++) {
      for (int i = 0; i < a[t].length; i++) {
        sum += (double) a[t][i] * b[t][i];
      }
    }
    return sum;
  }
}
