/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import java.util.Arrays;

/**
 * A run of connected neurons that can be differentiated: the recorded forward pass, and
 * backpropagation through time. As {@link IzhikevichSequence}, with I = W_in·x + W_rec·z of the
 * previous step.
 *
 * <p>Forward, every step has the bits of {@link Izhikevich#izhikevichRecurrentStep}. Backward,
 * gradients flow through the spikes of the previous step, as in Norse, which detaches nothing. The
 * rounding and the limit of {@link CurrentSum} are taken for nothing: the derivative of a sum is
 * that of the exact one.
 *
 * <p>Memory: 16 bytes a neuron and step; backward, 12 bytes a weight. Not copied, so to be left as
 * they are until the backward pass: inputs, weights, and what {@link #z}, {@link #v} and {@link #u}
 * give.
 */
public final class IzhikevichRecurrentSequence {

  private final float[][] input;
  private final float[][] inputWeights;
  private final float[][] recurrentWeights;
  private final IzhikevichParameters p;
  private final float[] firstZ;
  private final int inputs;
  private final SequenceTape tape;

  private IzhikevichRecurrentSequence(
      float[][] input,
      IzhikevichRecurrentState state,
      float[][] inputWeights,
      float[][] recurrentWeights,
      IzhikevichParameters p,
      double dt) {
    this.input = input;
    this.inputWeights = inputWeights;
    this.recurrentWeights = recurrentWeights;
    this.p = p;
    firstZ = state.z().clone();
    inputs = inputs(input, inputWeights);
    tape = new SequenceTape(input.length, state.v(), state.u(), StepConstants.of(p, dt));
  }

  /**
   * {@link #forward(float[][], IzhikevichRecurrentState, float[][], float[][],
   * IzhikevichParameters, double)}, dt 0.001.
   */
  public static IzhikevichRecurrentSequence forward(
      float[][] input,
      IzhikevichRecurrentState state,
      float[][] inputWeights,
      float[][] recurrentWeights,
      IzhikevichParameters p) {
    return forward(input, state, inputWeights, recurrentWeights, p, Izhikevich.DEFAULT_DT);
  }

  /**
   * Steps H neurons with M inputs T times. A neuron that leaves the finite numbers starts again at
   * v = c, u = b·c.
   *
   * @param input x of each step, [T][M]; T, M and H may be 0
   * @param state of H neurons before the first step, with the spikes of the step before it; copied
   * @param inputWeights W_in, [H][M]
   * @param recurrentWeights W_rec, [H][H]: from column to row
   * @param p parameters, with the threshold's method and alpha
   * @param dt seconds
   * @throws IllegalArgumentException where shapes differ, or an input, a weight, the state or
   *     tau_inv·dt is not finite; names the first that is wrong
   */
  public static IzhikevichRecurrentSequence forward(
      float[][] input,
      IzhikevichRecurrentState state,
      float[][] inputWeights,
      float[][] recurrentWeights,
      IzhikevichParameters p,
      double dt) {
    int size = state.v().length;
    Shapes.length("state.u", state.u(), "state.v", size);
    Shapes.length("state.z", state.z(), "state.v", size);
    Shapes.finite("state.z", state.z());
    Shapes.finite("state.v", state.v());
    Shapes.finite("state.u", state.u());
    int inputs = inputs(input, inputWeights);
    Shapes.sequence("input", input, input.length, inputs);
    Shapes.matrix("inputWeights", inputWeights, size, inputs);
    Shapes.matrix("recurrentWeights", recurrentWeights, size, size);
    Shapes.finite("inputWeights", inputWeights);
    Shapes.finite("recurrentWeights", recurrentWeights);
    IzhikevichRecurrentSequence sequence =
        new IzhikevichRecurrentSequence(input, state, inputWeights, recurrentWeights, p, dt);
    sequence.run();
    return sequence;
  }

  private void run() {
    float[] current = new float[tape.size];
    float[] recurrent = new float[tape.size];
    for (int t = 0; t < input.length; t++) {
      CurrentSum.multiply(inputWeights, input[t], current);
      CurrentSum.multiply(recurrentWeights, zBefore(t), recurrent);
      tape.stepRecurrent(t, current, recurrent);
    }
  }

  /** Spikes of each step, 1 or 0, [T][H]. */
  public float[][] z() {
    return tape.z;
  }

  /** Membrane potentials after each step, mV, [T][H]. */
  public float[][] v() {
    return tape.v;
  }

  /** Recovery variables after each step, [T][H]. */
  public float[][] u() {
    return tape.u;
  }

  /** The state after the last step, to go on from; fresh arrays. */
  public IzhikevichRecurrentState state() {
    int steps = input.length;
    return new IzhikevichRecurrentState(
        zBefore(steps).clone(), tape.vBefore(steps).clone(), tape.uBefore(steps).clone());
  }

  /** How often a neuron was put back to its initial state because v' or u' was not finite. */
  public long resets() {
    return tape.resets();
  }

  /**
   * The gradients of a loss by all inputs, all weights, and the state before the first step.
   *
   * <p>A long sequence may be cut: the gradients by the initial state of the later part, added to
   * the last row of z, v and u in the loss of the earlier, carry on. Gradients by weights add up.
   *
   * @param loss its derivatives by z, v and u of each step
   * @throws IllegalArgumentException where a shape is not [T][H] or a value not finite
   */
  public IzhikevichRecurrentGradients backward(LossGradient loss) {
    BackwardPass pass = new BackwardPass(tape, p, loss);
    WeightGradient byInputWeights = new WeightGradient(tape.size, inputs);
    WeightGradient byRecurrentWeights = new WeightGradient(tape.size, tape.size);
    float[][] byInput = new float[input.length][];
    double[] x = new double[inputs];
    for (int t = input.length - 1; t >= 0; t--) {
      pass.step(t);
      byInputWeights.add(pass.current, input[t]);
      byRecurrentWeights.add(pass.current, zBefore(t));
      Arrays.fill(x, 0);
      WeightGradient.addByInput(inputWeights, pass.current, x);
      byInput[t] = BackwardPass.toFloat(x);
      WeightGradient.addByInput(recurrentWeights, pass.current, pass.z);
    }
    return new IzhikevichRecurrentGradients(
        byInput,
        byInputWeights.toFloat(),
        byRecurrentWeights.toFloat(),
        BackwardPass.toFloat(pass.z),
        BackwardPass.toFloat(pass.v),
        BackwardPass.toFloat(pass.u));
  }

  private float[] zBefore(int t) {
    return t == 0 ? firstZ : tape.z[t - 1];
  }

  /** M, by whichever of the two has a row. */
  private static int inputs(float[][] input, float[][] inputWeights) {
    if (input.length > 0) {
      return input[0].length;
    }
    return inputWeights.length > 0 ? inputWeights[0].length : 0;
  }
}
