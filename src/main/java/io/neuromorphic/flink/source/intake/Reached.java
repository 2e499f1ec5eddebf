/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import io.neuromorphic.flink.event.InputPacket;

/**
 * How far splits have come that were read before another, one after the other.
 *
 * @param max largest accepted time, µs; {@link InputPacket#NONE} if there was no event
 * @param split whose it is
 */
record Reached(long max, String split) {

  static final Reached NOTHING = new Reached(InputPacket.NONE, "");

  boolean isNothing() {
    return max == InputPacket.NONE;
  }

  /** The further of the two. */
  Reached and(Reached other) {
    return other.max > max ? other : this;
  }
}
