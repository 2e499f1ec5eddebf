/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import java.util.Locale;

/** Threshold functions by their Norse names; they differ in their surrogate gradients only. */
public enum ThresholdMethod {
  HEAVISIDE,
  SUPER,
  TRIANGLE,
  TANH,
  CIRC,
  HEAVI_ERFC;

  /** Name as in Norse, such as {@code heavi_erfc}. */
  public String norseName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
