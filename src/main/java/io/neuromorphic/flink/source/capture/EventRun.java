/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.capture;

import java.io.IOException;

/** Some events in ascending order of their times, shown one by one. */
interface EventRun {

  /** Its place among the runs, in the order in which their events came. */
  int number();

  /** Time of the event that {@link #show} shows next, µs. */
  long t();

  /**
   * Shows the next event. Returns whether another follows.
   *
   * @throws IOException where the events cannot be read, or the visitor gives up
   */
  boolean show(EventVisitor visitor) throws IOException;
}
