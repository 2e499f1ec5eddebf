/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

/** How the times of a file are written. */
enum TimeKind {
  /** Not told by a header, and 0 so far: that is the same in any unit. */
  UNDECIDED,
  /** Integers, µs. */
  MICROS,
  /** Decimals, seconds. */
  SECONDS
}
