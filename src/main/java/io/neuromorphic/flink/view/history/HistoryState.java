/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.history;

import java.util.List;

/**
 * What a history holds at a moment.
 *
 * @param epoch how often the stream has begun again, or has forgotten a part of itself
 * @param now how far event time has come, µs; empty histories have {@link #NONE}
 * @param oldest where what is remembered begins, µs
 * @param arriving spikes that arrived within the last second of the wall clock
 * @param spikes all that have arrived
 * @param quietMillis how long nothing has arrived, ms; -1 where nothing ever has
 * @param populations in the order in which they became known
 * @param cameras likewise
 * @param traces likewise
 * @param leftOut populations, cameras and neurons that there was no room for
 * @param ignored events and records that cannot be read, or whose times or neurons cannot be
 * @param elsewhere streams that are not on the clock that is shown
 * @param begun at which times, µs, the last of the epochs began: what was there from then on was
 *     forgotten
 */
public record HistoryState(
    int epoch,
    long now,
    long oldest,
    long arriving,
    long spikes,
    long quietMillis,
    List<Population> populations,
    List<Camera> cameras,
    List<Trace> traces,
    int leftOut,
    long ignored,
    List<Elsewhere> elsewhere,
    List<Long> begun) {

  /** Of {@link #now} and {@link #oldest} where there is none. */
  public static final long NONE = StreamClock.NONE;

  /**
   * A population.
   *
   * @param size number of neurons, as far as is known
   * @param width neurons of a row where they are a picture, else 0
   * @param spikes so far
   * @param rate spikes within the last second of event time
   */
  public record Population(String name, int size, int width, long spikes, long rate) {}

  /**
   * A camera.
   *
   * @param width pixels of a row, as far as is known
   * @param height rows
   * @param events so far
   * @param rate events within the last second of event time
   */
  public record Camera(String name, int width, int height, long events, long rate) {}

  /** What a stream holds. */
  public enum Kind {
    /** Spikes of a population. */
    POPULATION,
    /** v and u of neurons of a population. */
    PROBES,
    /** Events of a camera. */
    CAMERA
  }

  /**
   * A stream whose times are far from those that are shown.
   *
   * @param name of the population or camera
   * @param at how far it has come by its own clock, µs
   */
  public record Elsewhere(Kind kind, String name, long at) {}

  /** A neuron whose v and u are known. */
  public record Trace(String population, int neuron) {}
}
