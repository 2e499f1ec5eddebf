/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import java.io.Serializable;
import java.util.List;

/**
 * What a router must know.
 *
 * @param input name of the input it serves
 * @param dtMicros length of a window, µs
 * @param targets populations that the input may reach
 * @param traced whether splits may fall idle, so that events may arrive after their window
 * @param failOnInvalid whether a rejected event fails the job
 * @param holdMillis how long events may wait for others to travel with, ms; 0 sends them with every
 *     watermark
 */
public record RouterSpec(
    String input,
    long dtMicros,
    List<Target> targets,
    boolean traced,
    boolean failOnInvalid,
    long holdMillis)
    implements Serializable {

  /**
   * A population that an input may reach.
   *
   * @param population name
   * @param width neurons per row
   * @param height rows
   * @param shards number of shards
   */
  public record Target(String population, int width, int height, int shards)
      implements Serializable {
    /** Number of neurons. */
    public int size() {
      return width * height;
    }
  }
}
