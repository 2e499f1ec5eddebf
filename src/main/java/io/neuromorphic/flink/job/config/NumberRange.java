/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.util.OptionalDouble;

/**
 * Which numbers a key takes, and to what they are rounded.
 *
 * @param least of them
 * @param most of them
 * @param single whether a decimal becomes its nearest float32 (else its nearest double)
 */
record NumberRange(double least, double most, boolean single) {

  /** Whatever is finite as float32, as double. */
  static final NumberRange FINITE = new NumberRange(-Float.MAX_VALUE, Float.MAX_VALUE, false);

  /** Whatever is finite as float32, rounded to it. */
  static final NumberRange FINITE_SINGLE = new NumberRange(-Float.MAX_VALUE, Float.MAX_VALUE, true);

  /** Currents and weights. */
  static final NumberRange CURRENT = new NumberRange(-65_536, 65_536, true);

  /** Random currents and weights, which are rounded when they are drawn. */
  static final NumberRange DRAWN_CURRENT = new NumberRange(-65_536, 65_536, false);

  /** Random weights that are rounded to float16. */
  static final NumberRange DRAWN_HALF = new NumberRange(-65_504, 65_504, false);

  /** For messages. */
  String expected() {
    return most >= Float.MAX_VALUE
        ? "a number that a float32 can hold"
        : "a number from " + Numbers.plain(least) + " to " + Numbers.plain(most);
  }

  boolean holds(double value) {
    return value >= least && value <= most;
  }

  /** The number that is used for a value. */
  double rounded(double value) {
    return single ? (float) value : value;
  }

  /** The number of a decimal, rounded once; empty where it is none, or beyond the range. */
  OptionalDouble parse(String text) {
    if (Numbers.decimal(text).isEmpty() || !holds(Double.parseDouble(text))) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(single ? Float.parseFloat(text) : Double.parseDouble(text));
  }
}
