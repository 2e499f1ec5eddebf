/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.kernel;

/** A way to step a population again and again, timed where it runs. */
interface Contender extends AutoCloseable {

  /** What it is, as in a report. */
  String name();

  /** Steps so many times; nanoseconds. */
  long run(int steps);

  /** A hash of v, u and the output of the last step, 16 hex digits. */
  String state();

  @Override
  default void close() {}
}
