/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec;

import com.fasterxml.jackson.core.io.NumberOutput;

/**
 * Floats as decimals: no other with fewer digits, but for a zero after the point, reads back as the
 * same float32. The same text on every JDK: {@link Float#toString} is that short only from JDK 19
 * on. Used by one thread.
 */
public final class FloatText {

  private float last = Float.NaN;
  private String text = "NaN";

  /** The text of a value; of one that is not finite its name. */
  public String of(float value) {
    // Bits, as -0.0 is not 0.0; often the same again.
    if (Float.floatToRawIntBits(value) != Float.floatToRawIntBits(last)) {
      last = value;
      text = NumberOutput.toString(value, true);
    }
    return text;
  }
}
