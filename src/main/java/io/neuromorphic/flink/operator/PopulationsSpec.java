/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import java.io.Serializable;
import java.util.List;

/**
 * What the population operator must know of a job.
 *
 * @param populations all populations
 * @param inputs names of all inputs
 * @param dtMicros length of a window, µs
 * @param originMicros start of the first window, µs; a restored state's own goes before it
 * @param bounded whether every input ends by itself
 */
public record PopulationsSpec(
    List<PopulationSpec> populations,
    List<String> inputs,
    long dtMicros,
    long originMicros,
    boolean bounded)
    implements Serializable {}
