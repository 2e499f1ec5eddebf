/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * The constants of a step as Norse rounds them: products in double, each rounded to float once.
 *
 * @param k tauInv·dt, ms
 * @param ka tauInv·dt·a
 * @param sq factor of v²
 * @param mn factor of v
 * @param bias constant term
 * @param b sensitivity of recovery
 * @param c reset of v, mV
 * @param d step of u after a spike
 * @param vTh threshold, mV
 * @param initialV v taken where the next state is not finite, mV
 * @param initialU u taken where the next state is not finite
 */
public record StepConstants(
    float k,
    float ka,
    float sq,
    float mn,
    float bias,
    float b,
    float c,
    float d,
    float vTh,
    float initialV,
    float initialU)
    implements java.io.Serializable {

  /** c and d beyond this could take a neuron from a finite state out of the finite numbers. */
  static final double LARGEST_RESET = 1e30;

  /**
   * Refuses constants that are not finite, and a c or d beyond ± {@link #LARGEST_RESET}.
   *
   * @throws IllegalArgumentException names the constant and its value
   */
  public StepConstants {
    finite("tau_inv*dt", k);
    finite("tau_inv*dt*a", ka);
    finite("sq", sq);
    finite("mn", mn);
    finite("bias", bias);
    finite("b", b);
    finite("c", c);
    finite("d", d);
    finite("v_th", vTh);
    reset("c", c);
    reset("d", d);
    finite("initial v", initialV);
    finite("initial u", initialU);
  }

  /**
   * The constants for a step length.
   *
   * @param p parameters
   * @param dt seconds, as in Norse
   * @param initialV v taken where the next state is not finite, mV
   * @param initialU u taken where the next state is not finite
   */
  public static StepConstants of(
      IzhikevichParameters p, double dt, float initialV, float initialU) {
    return new StepConstants(
        (float) (p.tauInv() * dt),
        (float) (p.tauInv() * dt * p.a()),
        (float) p.sq(),
        (float) p.mn(),
        (float) p.bias(),
        (float) p.b(),
        (float) p.c(),
        (float) p.d(),
        (float) p.vTh(),
        initialV,
        initialU);
  }

  /**
   * The same where a neuron that leaves the finite numbers starts again at v = c, u = b·c.
   *
   * @param p parameters
   * @param dt seconds, as in Norse
   */
  static StepConstants of(IzhikevichParameters p, double dt) {
    return of(p, dt, (float) p.c(), (float) p.b() * (float) p.c());
  }

  /**
   * The zero that Norse's reset adds to v of a neuron that does not fire: {@code 0·c}. It turns -0
   * into +0 where c is not negative, and changes nothing else.
   */
  float quietV() {
    return 0f * c;
  }

  /**
   * The zero that Norse's reset adds to u of a neuron that does not fire, {@code 0·(u' + d)}, where
   * it matters: at u' = -0.
   */
  float quietU() {
    return 0f * (-0f + d);
  }

  static void reset(String name, double value) {
    if (Math.abs(value) > LARGEST_RESET) {
      throw new IllegalArgumentException(
          name + " = " + value + ": expected a size of at most " + LARGEST_RESET);
    }
  }

  private static void finite(String name, float value) {
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException(name + " = " + value + ": expected a finite float32");
    }
  }
}
