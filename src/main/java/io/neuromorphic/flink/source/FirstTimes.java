/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source;

/**
 * The first times of an input, µs, as recorded.
 *
 * @param first of the good event that stands first
 * @param earliest the smallest of good events found until the first out-of-orderness had passed
 */
public record FirstTimes(long first, long earliest) {

  /** The first times of two parts of an input. */
  public FirstTimes and(FirstTimes other) {
    return new FirstTimes(Math.min(first, other.first), Math.min(earliest, other.earliest));
  }
}
