/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.capture;

import java.io.IOException;

/** Events that wait in memory. */
final class MemoryRun implements EventRun {

  private final int number;
  private final long[] t;
  private final long[] what;
  private final int[] value;
  private final int[] order;
  private int next;

  /**
   * @param order of the events, at least one, by ascending times
   */
  MemoryRun(int number, long[] t, long[] what, int[] value, int[] order) {
    this.number = number;
    this.t = t;
    this.what = what;
    this.value = value;
    this.order = order;
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public long t() {
    return t[order[next]];
  }

  @Override
  public boolean show(EventVisitor visitor) throws IOException {
    int i = order[next++];
    visitor.event(t[i], what[i], value[i]);
    return next < order.length;
  }
}
