/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import java.io.Serializable;

/**
 * Which neurons of a population are probed, and when.
 *
 * @param neurons within the population, ascending, each once
 * @param everyWindows a sample is taken after each step whose window ends at a multiple of so many
 *     windows
 */
@SuppressWarnings("ArrayRecordComponent") // shipped with the job, never compared
public record ProbeSpec(int[] neurons, int everyWindows) implements Serializable {}
