/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.model;

import io.neuromorphic.flink.kernel.StepConstants;

/** A population, as the model is told of it. */
public record ModelPopulation(String name, int size, StepConstants constants) {}
