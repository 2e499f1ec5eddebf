/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * Synaptic currents that decay exponentially: one a neuron, of one source.
 *
 * <p>In each window, s ← s·decay + x in float32, the product and the sum each rounded once; x is
 * the exact sum of all that came from the source in this window, rounded to float32; decay is
 * exp(-dt/τ) by {@link StrictMath}, rounded to float32. The input of the step is the new s. Where s
 * is below half a multiple of 2^-40 in size, and so adds nothing to any sum, it becomes 0; where it
 * is beyond what a sum can be, it becomes that.
 */
public final class DecayingCurrents {

  private static final float NOTHING = 0x1p-41f;

  private DecayingCurrents() {}

  /**
   * What is left of a current after one window.
   *
   * @param dtMicros length of a window
   * @param tauMicros time constant, in the same time
   */
  public static float decay(long dtMicros, long tauMicros) {
    return (float) StrictMath.exp(-(double) dtMicros / tauMicros);
  }

  /**
   * Advances all currents by one window.
   *
   * @param s currents by neuron, mutated
   * @param decay as {@link #decay} gives it
   * @param x what came in this window, by neuron
   * @return whether any current is not 0
   */
  public static boolean advance(float[] s, float decay, float[] x) {
    float any = 0;
    for (int i = 0; i < s.length; i++) {
      float next = s[i] * decay + x[i];
      next = Math.abs(next) < NOTHING ? 0f : next;
      next = Math.max(-CurrentSum.LARGEST, Math.min(CurrentSum.LARGEST, next));
      s[i] = next;
      any = Math.max(any, Math.abs(next));
    }
    return any > 0;
  }
}
