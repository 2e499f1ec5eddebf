/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.explain;

import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.PopulationConfig;
import io.neuromorphic.flink.job.config.ProjectionConfig;
import io.neuromorphic.flink.job.config.SynapsesConfig;
import io.neuromorphic.flink.job.config.WeightsConfig;
import io.neuromorphic.flink.job.explain.NetworkReport.Connection;
import io.neuromorphic.flink.job.explain.NetworkReport.Role;
import io.neuromorphic.flink.job.network.SynapseFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** All synapses of a job. */
final class ConnectionList {

  private ConnectionList() {}

  static List<Connection> of(JobConfig config) {
    List<Connection> all = new ArrayList<>();
    for (ProjectionConfig projection : config.projections()) {
      all.add(projection(config, projection));
    }
    for (PopulationConfig population : config.populations()) {
      population.synapses().recurrent().ifPresent(w -> all.add(recurrent(config, population, w)));
    }
    for (PopulationConfig population : config.populations()) {
      population.synapses().input().ifPresent(w -> all.add(input(population, w)));
    }
    return List.copyOf(all);
  }

  private static Connection projection(JobConfig config, ProjectionConfig projection) {
    PopulationConfig from = config.population(projection.from());
    PopulationConfig to = config.population(projection.to());
    return new Connection(
        Role.PROJECTION,
        projection.name(),
        from.name(),
        to.name(),
        WeightWords.kind(projection.weights()),
        WeightWords.detail(projection.weights()),
        SynapseFigures.of(projection.weights(), from.size(), from.width(), to, projection.gain()),
        projection.delayWindows(),
        projection.delayWindows() * config.dtMicros(),
        projection.gain(),
        projection.tauSynMicros());
  }

  private static Connection recurrent(
      JobConfig config, PopulationConfig population, WeightsConfig weights) {
    return new Connection(
        Role.RECURRENT,
        population.name(),
        population.name(),
        population.name(),
        WeightWords.kind(weights),
        WeightWords.detail(weights),
        SynapseFigures.of(weights, population.size(), population.width(), population, 1),
        1,
        config.dtMicros(),
        1,
        OptionalLong.empty());
  }

  private static Connection input(PopulationConfig population, WeightsConfig weights) {
    SynapsesConfig lines = population.synapses();
    return new Connection(
        Role.INPUT,
        population.name(),
        population.name(),
        population.name(),
        WeightWords.kind(weights),
        WeightWords.detail(weights),
        SynapseFigures.of(weights, lines.lines(), lines.lineWidth(), population, 1),
        0,
        0,
        1,
        OptionalLong.empty());
  }
}
