/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.model;

import java.util.List;

/**
 * An input, as the model is told of it.
 *
 * @param name unique in the job
 * @param populations that it reaches; its events may name no other
 * @param splits what is read from each, in its order
 */
public record ModelInput(String name, List<String> populations, List<List<Entry>> splits) {}
