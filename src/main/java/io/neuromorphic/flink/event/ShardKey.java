/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.event;

/**
 * What a job is keyed by: one shard of one population. The salt moves the key into the key group it
 * shall live in; equal population and shard have equal salt within a job.
 *
 * @param population name
 * @param shard number, from 0
 * @param salt part of the hash, chosen so that shards spread evenly over slots
 */
public record ShardKey(String population, int shard, int salt) {

  /** A hash that is the same in every JVM and every release: keys live in savepoints. */
  @Override
  public int hashCode() {
    return (population.hashCode() * 31 + shard) * 31 + salt;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof ShardKey other
        && shard == other.shard
        && salt == other.salt
        && population.equals(other.population);
  }
}
