/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.util.List;
import java.util.OptionalLong;

/**
 * Two rasters of the same neurons, to be drawn one above the other.
 *
 * @param title large, above
 * @param subtitle small, below the title
 * @param bands neurons by population, from below upwards
 * @param upper the one above
 * @param lower the one below
 * @param mark a time to be shown in both, µs
 * @param markLabel what the mark is called
 */
public record RasterPair(
    String title,
    String subtitle,
    List<Band> bands,
    Panel upper,
    Panel lower,
    OptionalLong mark,
    String markLabel) {

  /**
   * Rows of one population.
   *
   * @param name of the population
   * @param size number of its neurons
   */
  public record Band(String name, int size) {}

  /**
   * Spikes, those that both rasters have and those that only this one has.
   *
   * @param label above it
   * @param common spikes of both, and maybe the own ones, which are drawn on top
   * @param own spikes of this one alone
   * @param ownLabel what those are called, with their number
   */
  public record Panel(String label, Dots common, Dots own, String ownLabel) {}

  /**
   * Spikes.
   *
   * @param t times, µs
   * @param row of each, from below: those of the bands before, and the neuron
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over to be drawn, never compared
  public record Dots(long[] t, int[] row) {}

  /** Number of rows. */
  public int rows() {
    return bands.stream().mapToInt(Band::size).sum();
  }
}
