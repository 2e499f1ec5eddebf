/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.history;

/**
 * A window of event time, cut into columns of one length.
 *
 * @param from start, µs
 * @param step length of a column, µs
 * @param columns how many
 */
public record Window(long from, long step, int columns) {

  /** Its end, µs: the first instant that is no longer in it. */
  public long to() {
    return from + step * columns;
  }

  /** Start of a column, µs. */
  long start(int column) {
    return from + step * column;
  }
}
