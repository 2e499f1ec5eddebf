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
 * @param traced whether it is kept when and where each event was read: where splits may fall idle,
 *     or an input may be added at a resume, events may arrive after their window
 * @param failOnInvalid whether a rejected event fails the job
 * @param holdMillis how long events may wait for others to travel with, ms; 0 sends them with every
 *     watermark
 * @param prefix of the names of the totals; empty but where a program has several jobs in one
 */
public record RouterSpec(
    String input,
    long dtMicros,
    List<Target> targets,
    boolean traced,
    boolean failOnInvalid,
    long holdMillis,
    String prefix)
    implements Serializable {

  /** Of a job that has its program for itself. */
  public RouterSpec(
      String input,
      long dtMicros,
      List<Target> targets,
      boolean traced,
      boolean failOnInvalid,
      long holdMillis) {
    this(input, dtMicros, targets, traced, failOnInvalid, holdMillis, "");
  }

  /**
   * A population that an input may reach.
   *
   * @param population name
   * @param width neurons per row
   * @param height rows
   * @param shards number of shards
   * @param stage the operator that steps it; empty for that of populations without projections
   */
  public record Target(String population, int width, int height, int shards, String stage)
      implements Serializable {

    /** A population without projections to it. */
    public Target(String population, int width, int height, int shards) {
      this(population, width, height, shards, "");
    }

    /** Number of neurons. */
    public int size() {
      return width * height;
    }
  }
}
