/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import java.io.Serializable;
import java.util.List;

/**
 * What a population operator must know of a job.
 *
 * @param populations those of the operator
 * @param inputs names of all inputs
 * @param dtMicros length of a window, µs
 * @param originMicros start of the first window, µs; a restored state's own goes before it
 * @param bounded whether every input ends by itself
 * @param together names of populations that are stepped together, window by window, where there are
 *     several
 * @param stage number of the operator among those of the job
 * @param stages number of operators with populations
 * @param prefix of the names of the totals; empty but where a program has several jobs in one
 */
public record PopulationsSpec(
    List<PopulationSpec> populations,
    List<String> inputs,
    long dtMicros,
    long originMicros,
    boolean bounded,
    List<List<String>> together,
    int stage,
    int stages,
    String prefix)
    implements Serializable {

  /** All populations of a job are in one operator, and each is stepped for itself. */
  public PopulationsSpec(
      List<PopulationSpec> populations,
      List<String> inputs,
      long dtMicros,
      long originMicros,
      boolean bounded) {
    this(populations, inputs, dtMicros, originMicros, bounded, List.of(), 0, 1, "");
  }
}
