/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.examples;

import io.neuromorphic.flink.kernel.CounterRandom;
import io.neuromorphic.flink.kernel.IzhikevichBehavior;
import io.neuromorphic.flink.kernel.IzhikevichParameters;
import io.neuromorphic.flink.kernel.IzhikevichRecurrentGradients;
import io.neuromorphic.flink.kernel.IzhikevichRecurrentSequence;
import io.neuromorphic.flink.kernel.IzhikevichRecurrentState;
import io.neuromorphic.flink.kernel.LossGradient;
import io.neuromorphic.flink.kernel.ThresholdMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fits the weights of 100 random input spike trains until one tonic_spiking neuron fires at six
 * given steps of 400, and at no others, by gradient descent with a surrogate.
 *
 * <p>The loss is van Rossum's distance: half the squared difference of the two spike trains, each
 * filtered with a decaying exponential. The run is cut into pieces of 10 steps (2.5 ms of the
 * model) over which gradients do not pass: through the upstroke and the reset of spike after spike
 * they grow beyond use. For the same reason only the direction of a piece's gradient is followed;
 * how far, its error tells.
 */
public final class FitSpikeTrain {

  /** Steps at which the neuron is to fire. */
  static final List<Integer> TARGET = List.of(60, 100, 180, 205, 290, 370);

  private static final int STEPS = 400;
  private static final int PIECE = 10;
  private static final int INPUTS = 100;
  private static final double INPUT_RATE = 0.02;
  private static final double DECAY = 0.95;
  private static final double RATE = 0.015;
  private static final int MOST_ROUNDS = 500;
  private static final long SEED = 1;

  private static final IzhikevichParameters NEURON =
      IzhikevichBehavior.TONIC_SPIKING
          .parameters()
          .withMethod(ThresholdMethod.SUPER)
          .with("alpha", 1);

  private final float[][] input = input();
  private final float[][] weights = new float[1][INPUTS];
  private final List<Double> losses = new ArrayList<>();
  private List<IzhikevichRecurrentSequence> pieces;

  FitSpikeTrain() {
    Arrays.fill(weights[0], 0.2f);
  }

  /** Prints the loss as it falls, and the spikes. */
  public static void main(String[] args) {
    FitSpikeTrain fit = new FitSpikeTrain();
    System.out.println("target " + TARGET);
    while (fit.round() > 0 && fit.losses.size() < MOST_ROUNDS) {
      if (fit.losses.size() % 5 == 1) {
        fit.print();
      }
    }
    fit.print();
  }

  private void print() {
    System.out.printf(
        "round %d: loss %.3f, spikes %s%n", losses.size(), losses.get(losses.size() - 1), spikes());
  }

  /** Runs the neuron, then improves the weights unless the spikes are right. Gives the loss. */
  double round() {
    run();
    double[] error = filteredError();
    double loss = 0;
    for (double e : error) {
      loss += e * e / 2;
    }
    losses.add(loss);
    if (loss > 0) {
      descend(lossBySpikes(error));
    }
    return loss;
  }

  /** Steps at which the neuron fired in the last round. */
  List<Integer> spikes() {
    List<Integer> steps = new ArrayList<>();
    for (int t = 0; t < STEPS; t++) {
      if (z(t) == 1f) {
        steps.add(t);
      }
    }
    return steps;
  }

  /** Piece by piece, each from the state in which the one before it ended. */
  private void run() {
    pieces = new ArrayList<>();
    IzhikevichRecurrentState state = IzhikevichRecurrentState.of(1, -70, -14);
    float[][] noConnection = {{0}};
    for (int from = 0; from < STEPS; from += PIECE) {
      float[][] x = Arrays.copyOfRange(input, from, from + PIECE);
      IzhikevichRecurrentSequence piece =
          IzhikevichRecurrentSequence.forward(x, state, weights, noConnection, NEURON);
      pieces.add(piece);
      state = piece.state();
    }
  }

  private float z(int t) {
    return pieces.get(t / PIECE).z()[t % PIECE][0];
  }

  /** The filtered train less the filtered target. */
  private double[] filteredError() {
    double[] error = new double[STEPS];
    double filtered = 0;
    for (int t = 0; t < STEPS; t++) {
      filtered = filtered * DECAY + z(t) - (TARGET.contains(t) ? 1 : 0);
      error[t] = filtered;
    }
    return error;
  }

  /** dL/dz of each step: a spike adds to the filtered train from then on. */
  private static float[] lossBySpikes(double[] error) {
    float[] byZ = new float[STEPS];
    double sum = 0;
    for (int t = STEPS - 1; t >= 0; t--) {
      sum = sum * DECAY + error[t];
      byZ[t] = (float) sum;
    }
    return byZ;
  }

  private void descend(float[] byZ) {
    float[] direction = new float[INPUTS];
    for (int n = 0; n < pieces.size(); n++) {
      float[] loss = Arrays.copyOfRange(byZ, n * PIECE, (n + 1) * PIECE);
      IzhikevichRecurrentGradients gradients =
          pieces.get(n).backward(LossGradient.ofSpikes(column(loss)));
      add(gradients.inputWeights()[0], length(loss), direction);
    }
    // The smaller the loss, the smaller the step.
    double factor = RATE * losses.get(losses.size() - 1) / length(direction);
    for (int m = 0; m < INPUTS; m++) {
      weights[0][m] -= (float) (factor * direction[m]);
    }
  }

  /** Adds a gradient that has been given another length. */
  private static void add(float[] gradient, double newLength, float[] sums) {
    double length = length(gradient);
    if (length > 0) {
      for (int m = 0; m < sums.length; m++) {
        sums[m] += (float) (gradient[m] * newLength / length);
      }
    }
  }

  private static double length(float[] vector) {
    double squares = 0;
    for (float x : vector) {
      squares += (double) x * x;
    }
    return Math.sqrt(squares);
  }

  /** [T][1] of one neuron. */
  private static float[][] column(float[] values) {
    float[][] rows = new float[values.length][1];
    for (int t = 0; t < rows.length; t++) {
      rows[t][0] = values[t];
    }
    return rows;
  }

  /** Random spikes, each a current that decays over some steps, as that of a synapse does. */
  private static float[][] input() {
    float[][] x = new float[STEPS][INPUTS];
    for (int t = 0; t < STEPS; t++) {
      for (int m = 0; m < INPUTS; m++) {
        long bits = CounterRandom.bits(SEED, (long) t * INPUTS + m);
        float left = t == 0 ? 0 : x[t - 1][m] * (float) DECAY;
        x[t][m] = left + (CounterRandom.uniform(bits) < INPUT_RATE ? 1 : 0);
      }
    }
    return x;
  }
}
