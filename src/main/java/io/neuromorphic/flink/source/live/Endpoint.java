/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import java.io.Closeable;
import java.io.IOException;

/** A socket that does what it can without waiting. Used by one thread. */
interface Endpoint extends Closeable {

  /**
   * Takes what has arrived, within bounds.
   *
   * @param nowNanos of a clock that only counts
   * @throws IOException where nothing can be received any more
   */
  void turn(long nowNanos) throws IOException;

  /** The port that is listened at; that of the sender where nothing is. */
  int port();
}
