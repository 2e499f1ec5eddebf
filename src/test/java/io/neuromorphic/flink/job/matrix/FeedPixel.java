/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.matrix;

/** A change of one pixel; polarity 1: brighter. */
record FeedPixel(long t, int x, int y, int polarity) implements FeedEvent {

  static final String HEADER = "t,x,y,polarity";

  @Override
  public String csv() {
    return t + "," + x + "," + y + "," + polarity;
  }

  @Override
  public String json() {
    return "{\"t\":%d,\"x\":%d,\"y\":%d,\"polarity\":%d}".formatted(t, x, y, polarity);
  }
}
