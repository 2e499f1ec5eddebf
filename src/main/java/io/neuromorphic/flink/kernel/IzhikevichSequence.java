/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * A run of neurons without connections that can be differentiated: the recorded forward pass, and
 * backpropagation through time.
 *
 * <p>Forward, every step has the bits of {@link Izhikevich#izhikevichStep}. Backward, it is the
 * chain rule through each operation of Norse's step with {@link ThresholdMethod#gradient} as
 * dz/dv', through z in the reset of v and u too; what PyTorch's autograd gives for Norse, which
 * rounds every product to float32 where this computes in double and rounds each result once. A
 * neuron that takes its initial state because v' or u' is not finite starts anew: no gradient
 * passes that step.
 *
 * <p>Source: E. O. Neftci, H. Mostafa, F. Zenke, "Surrogate gradient learning in spiking neural
 * networks", IEEE Signal Processing Magazine 36 (2019). Memory: 16 bytes a neuron and step, and the
 * caller's input. Not copied, so to be left as they are until the backward pass: what {@link #v}
 * and {@link #u} give. Backward may be called again and again.
 */
public final class IzhikevichSequence {

  private final IzhikevichParameters p;
  private final SequenceTape tape;

  private IzhikevichSequence(IzhikevichParameters p, SequenceTape tape) {
    this.p = p;
    this.tape = tape;
  }

  /** {@link #forward(float[][], IzhikevichState, IzhikevichParameters, double)}, dt 0.001. */
  public static IzhikevichSequence forward(
      float[][] input, IzhikevichState state, IzhikevichParameters p) {
    return forward(input, state, p, Izhikevich.DEFAULT_DT);
  }

  /**
   * Steps H neurons T times. A neuron that leaves the finite numbers starts again at v = c, u =
   * b·c.
   *
   * @param input currents of each step, [T][H]; T and H may be 0
   * @param state of H neurons before the first step; copied
   * @param p parameters, with the threshold's method and alpha
   * @param dt seconds
   * @throws IllegalArgumentException where shapes differ, or an input, the state or tau_inv·dt is
   *     not finite; names the first that is wrong
   */
  public static IzhikevichSequence forward(
      float[][] input, IzhikevichState state, IzhikevichParameters p, double dt) {
    int size = state.v().length;
    Shapes.length("state.u", state.u(), "state.v", size);
    Shapes.finite("state.v", state.v());
    Shapes.finite("state.u", state.u());
    Shapes.sequence("input", input, input.length, size);
    SequenceTape tape =
        new SequenceTape(input.length, state.v(), state.u(), StepConstants.of(p, dt));
    for (int t = 0; t < input.length; t++) {
      tape.step(t, input[t]);
    }
    return new IzhikevichSequence(p, tape);
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
  public IzhikevichState state() {
    int steps = tape.z.length;
    return new IzhikevichState(tape.vBefore(steps).clone(), tape.uBefore(steps).clone());
  }

  /** How often a neuron was put back to its initial state because v' or u' was not finite. */
  public long resets() {
    return tape.resets();
  }

  /**
   * The gradients of a loss by all inputs and by the state before the first step.
   *
   * <p>A long sequence may be cut: the gradients by the initial state of the later part, added to
   * the last row of v and u in the loss of the earlier, carry on.
   *
   * @param loss its derivatives by z, v and u of each step
   * @throws IllegalArgumentException where a shape is not [T][H] or a value not finite
   */
  public IzhikevichGradients backward(LossGradient loss) {
    BackwardPass pass = new BackwardPass(tape, p, loss);
    float[][] input = new float[tape.z.length][];
    for (int t = input.length - 1; t >= 0; t--) {
      pass.step(t);
      input[t] = BackwardPass.toFloat(pass.current);
    }
    return new IzhikevichGradients(
        input, BackwardPass.toFloat(pass.v), BackwardPass.toFloat(pass.u));
  }
}
