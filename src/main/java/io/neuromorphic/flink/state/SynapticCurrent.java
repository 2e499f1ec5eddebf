/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

/**
 * The decaying currents of a shard's neurons that come from one source, an input or a projection.
 */
public final class SynapticCurrent {

  private final String source;
  private final float[] current;
  private final PendingInput pending;

  /**
   * @param source says where they come from
   * @param current by neuron of the shard, mutated by steps
   */
  public SynapticCurrent(String source, float[] current) {
    this(source, current, new PendingInput());
  }

  SynapticCurrent(String source, float[] current, PendingInput pending) {
    this.source = source;
    this.current = current;
    this.pending = pending;
  }

  /** Says where they come from. */
  public String source() {
    return source;
  }

  /** The currents, by neuron of the shard, mutated by steps. */
  public float[] current() {
    return current;
  }

  /** Events of windows that are not complete, where the source is an input. */
  public PendingInput pending() {
    return pending;
  }

  /** Whether a current is left from the windows before. */
  public boolean isLeft() {
    for (float each : current) {
      if (each != 0) {
        return true;
      }
    }
    return false;
  }

  SynapticCurrent copy() {
    return new SynapticCurrent(source, current.clone(), pending.copy());
  }
}
