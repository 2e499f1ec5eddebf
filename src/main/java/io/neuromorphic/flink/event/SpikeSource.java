/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.event;

/**
 * Whose spikes a packet carries, and how far they are told.
 *
 * @param population that fired
 * @param shard of it
 * @param untilWindow all spikes of this shard in windows before this one have been sent; {@link
 *     #FOR_EVER} once there will be no others
 */
public record SpikeSource(String population, int shard, long untilWindow) {

  /** No window comes after. */
  public static final long FOR_EVER = Long.MAX_VALUE;
}
