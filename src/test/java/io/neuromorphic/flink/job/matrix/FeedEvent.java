/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.matrix;

/** One event of a stream, as a program that knows nothing of this project would write it. */
sealed interface FeedEvent permits FeedCurrent, FeedPixel {

  /** µs. */
  long t();

  /** The line of a CSV file, without its end. */
  String csv();

  /** The value of a JSON record. */
  String json();
}
