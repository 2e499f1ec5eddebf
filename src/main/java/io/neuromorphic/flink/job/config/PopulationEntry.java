/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.util.Optional;

/**
 * A population as it was read, and where.
 *
 * @param config of no use where something was refused
 * @param grid its size; empty where that was refused
 * @param section of the job file
 */
record PopulationEntry(PopulationConfig config, Optional<Grid> grid, Section section) {}
