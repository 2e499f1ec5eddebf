/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * Parameters of the Izhikevich equations, as in Norse.
 *
 * @param a time scale of recovery, 1/ms
 * @param b sensitivity of recovery to v
 * @param c reset of v, mV
 * @param d step of u after a spike
 * @param sq factor of v²
 * @param mn factor of v
 * @param bias constant term
 * @param vTh threshold of v, mV (Norse: {@code v_th})
 * @param tauInv one step advances the model by tauInv·dt ms (Norse: {@code tau_inv})
 * @param method threshold function
 * @param alpha sharpness of its surrogate gradient
 */
public record IzhikevichParameters(
    double a,
    double b,
    double c,
    double d,
    double sq,
    double mn,
    double bias,
    double vTh,
    double tauInv,
    ThresholdMethod method,
    double alpha) {

  /** Norse's defaults for all but a, b, c and d. */
  public IzhikevichParameters(double a, double b, double c, double d) {
    this(a, b, c, d, 0.04, 5, 140, 30, 250, ThresholdMethod.SUPER, 100);
  }
}
