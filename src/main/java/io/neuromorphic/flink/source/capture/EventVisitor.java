/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.capture;

import java.io.IOException;

/** Is shown events, one by one. */
@FunctionalInterface
interface EventVisitor {

  /**
   * The next event.
   *
   * @param t µs
   * @param what where it happened; the meaning is that of whoever added the event
   * @param value likewise
   */
  void event(long t, long what, int value) throws IOException;
}
