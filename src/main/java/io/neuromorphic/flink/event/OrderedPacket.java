/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.event;

/**
 * What comes from one population shard, in ascending order of (t, neuron).
 *
 * @param <P> the packet itself
 */
public interface OrderedPacket<P> {

  /** Name of the population. */
  String population();

  /** Number of the shard whose neurons these are. */
  int shard();

  /** Number of entries. */
  int size();

  /** Times, µs; may be longer than {@link #size()}. */
  long[] t();

  /** A packet of its own that holds the entries from {@code from} until before {@code to}. */
  P slice(int from, int to);

  /** A deep copy, its arrays trimmed to size. */
  P copy();
}
