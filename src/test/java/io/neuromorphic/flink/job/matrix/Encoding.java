/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.matrix;

/**
 * How pixels become currents.
 *
 * @param pool edge of the square of pixels that shares a neuron
 * @param on current of a pixel that became brighter
 * @param off current of one that became darker
 */
record Encoding(int pool, float on, float off) {

  /** The current of an event into a population; null where its pixel has no neuron. */
  FeedCurrent current(FeedPixel event, Neurons into) {
    int column = event.x() / pool;
    int row = event.y() / pool;
    if (column >= into.width() || row >= into.height()) {
      return null;
    }
    return new FeedCurrent(
        event.t(), into.name(), row * into.width() + column, event.polarity() == 1 ? on : off);
  }
}
