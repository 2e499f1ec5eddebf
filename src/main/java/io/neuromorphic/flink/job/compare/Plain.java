/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.compare;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers in texts: without zeros at their end, and without an exponent. */
final class Plain {

  private static final MathContext DIGITS = new MathContext(6);

  private Plain() {}

  /** Six digits at most. */
  static String of(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
