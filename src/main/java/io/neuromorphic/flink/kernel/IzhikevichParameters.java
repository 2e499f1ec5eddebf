/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import java.util.List;
import java.util.Objects;

/**
 * Parameters of the Izhikevich equations, as in Norse. Held as double; a step rounds products of
 * constants to float once (see {@link StepConstants}).
 *
 * <p>Every number must be finite, also as a float, and c and d at most 1e30 in size, so that a
 * reset of a finite state is finite.
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
    double alpha)
    implements java.io.Serializable {

  /** The names of the numeric parameters as Norse spells them, in Norse's order. */
  public static final List<String> NUMBERS =
      List.of("a", "b", "c", "d", "sq", "mn", "bias", "v_th", "tau_inv", "alpha");

  /**
   * Checks every value.
   *
   * @throws IllegalArgumentException where a value is not finite; names it and what was expected
   */
  public IzhikevichParameters {
    finite("a", a);
    finite("b", b);
    finite("c", c);
    finite("d", d);
    finite("sq", sq);
    finite("mn", mn);
    finite("bias", bias);
    finite("v_th", vTh);
    finite("tau_inv", tauInv);
    Objects.requireNonNull(method, "method");
    finite("alpha", alpha);
    StepConstants.reset("c", c);
    StepConstants.reset("d", d);
  }

  /** Norse's defaults for all but a, b, c and d. */
  public IzhikevichParameters(double a, double b, double c, double d) {
    this(a, b, c, d, 0.04, 5, 140, 30, 250, ThresholdMethod.SUPER, 100);
  }

  /**
   * The same parameters but for one number.
   *
   * @param name one of {@link #NUMBERS}; {@code vTh} and {@code tauInv} are understood too
   * @param value the new value
   * @throws IllegalArgumentException for an unknown name or a value that is not finite
   */
  public IzhikevichParameters with(String name, double value) {
    return switch (name) {
      case "a" ->
          new IzhikevichParameters(value, b, c, d, sq, mn, bias, vTh, tauInv, method, alpha);
      case "b" ->
          new IzhikevichParameters(a, value, c, d, sq, mn, bias, vTh, tauInv, method, alpha);
      case "c" ->
          new IzhikevichParameters(a, b, value, d, sq, mn, bias, vTh, tauInv, method, alpha);
      case "d" ->
          new IzhikevichParameters(a, b, c, value, sq, mn, bias, vTh, tauInv, method, alpha);
      case "sq" ->
          new IzhikevichParameters(a, b, c, d, value, mn, bias, vTh, tauInv, method, alpha);
      case "mn" ->
          new IzhikevichParameters(a, b, c, d, sq, value, bias, vTh, tauInv, method, alpha);
      case "bias" ->
          new IzhikevichParameters(a, b, c, d, sq, mn, value, vTh, tauInv, method, alpha);
      case "v_th", "vTh" ->
          new IzhikevichParameters(a, b, c, d, sq, mn, bias, value, tauInv, method, alpha);
      case "tau_inv", "tauInv" ->
          new IzhikevichParameters(a, b, c, d, sq, mn, bias, vTh, value, method, alpha);
      case "alpha" ->
          new IzhikevichParameters(a, b, c, d, sq, mn, bias, vTh, tauInv, method, value);
      default -> throw new IllegalArgumentException(Names.unknown("parameter", name, NUMBERS));
    };
  }

  /** The same parameters with another threshold function. */
  public IzhikevichParameters withMethod(ThresholdMethod other) {
    return new IzhikevichParameters(a, b, c, d, sq, mn, bias, vTh, tauInv, other, alpha);
  }

  private static void finite(String name, double value) {
    if (!Float.isFinite((float) value)) {
      throw new IllegalArgumentException(
          name + " = " + value + ": expected a number that is finite as float32");
    }
  }
}
