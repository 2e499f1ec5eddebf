/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.kernel.StepOutput;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Says which neurons were put back to their initial state because they were no longer finite: one
 * line a population, subtask and second at most, wall clock; the first at once, the rest of a
 * second when it is over. What is counted in a line are resets: a neuron may have several.
 */
final class ResetReports {

  private static final long SECOND_MILLIS = 1_000;

  private final LongSupplier clockMillis;
  private final Consumer<String> out;
  private final Map<String, Untold> populations = new LinkedHashMap<>();

  /** Resets of one population that no line has told yet. */
  private static final class Untold {
    long toldInSecond = Long.MIN_VALUE;
    long resets;
    int neuron;
    long time;
    float current;
  }

  ResetReports(LongSupplier clockMillis, Consumer<String> out) {
    this.clockMillis = clockMillis;
    this.out = out;
  }

  /**
   * Takes the resets of one step; there is at least one.
   *
   * @param population name
   * @param first neuron of the shard
   * @param time end of the step's window, µs
   * @param step its output; neurons are numbered within the shard
   * @param current the step's input, one value a neuron of the shard
   */
  void add(String population, int first, long time, StepOutput step, float[] current) {
    Untold untold = populations.computeIfAbsent(population, name -> new Untold());
    int last = step.resetNeurons()[step.resets() - 1];
    untold.resets += step.resets();
    untold.neuron = first + last;
    untold.time = time;
    untold.current = current[last];
    tell(population, untold, second(clockMillis.getAsLong()));
  }

  /** Tells what the seconds before this one withheld. */
  void startSecond(long nowMillis) {
    populations.forEach((population, untold) -> tell(population, untold, second(nowMillis)));
  }

  /** Tells at once what is withheld. */
  void tellWithheld() {
    populations.forEach(this::tell);
  }

  private void tell(String population, Untold untold, long second) {
    if (untold.toldInSecond != second && untold.resets > 0) {
      untold.toldInSecond = second;
      tell(population, untold);
    }
  }

  private void tell(String population, Untold untold) {
    if (untold.resets > 0) {
      out.accept(
          "population '%s': %d reset%s to the initial state, as v or u was no longer finite; the last was neuron %d at t = %d µs, input current %s"
              .formatted(
                  population,
                  untold.resets,
                  untold.resets == 1 ? "" : "s",
                  untold.neuron,
                  untold.time,
                  untold.current));
      untold.resets = 0;
    }
  }

  private static long second(long millis) {
    return Math.floorDiv(millis, SECOND_MILLIS);
  }
}
