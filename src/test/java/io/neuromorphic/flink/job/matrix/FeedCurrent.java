/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.matrix;

/** An input current of one neuron. */
record FeedCurrent(long t, String population, int neuron, float current) implements FeedEvent {

  static final String HEADER = "t,population,neuron,current";

  @Override
  public String csv() {
    return t + "," + population + "," + neuron + "," + current;
  }

  @Override
  public String json() {
    return "{\"t\":%d,\"population\":\"%s\",\"neuron\":%d,\"current\":%s}"
        .formatted(t, population, neuron, current);
  }
}
