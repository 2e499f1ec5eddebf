/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.explain;

import io.neuromorphic.flink.job.OperatorUids;
import io.neuromorphic.flink.job.config.InputConfig;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.PopulationConfig;
import io.neuromorphic.flink.job.config.ProjectionConfig;
import io.neuromorphic.flink.job.config.SynapsesConfig;
import io.neuromorphic.flink.job.explain.NetworkReport.Population;
import io.neuromorphic.flink.job.network.NetworkPlan;
import io.neuromorphic.flink.state.ShardKeys;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/** All populations of a job. */
final class PopulationList {

  private final JobConfig config;
  private final NetworkPlan plan;

  PopulationList(JobConfig config, NetworkPlan plan) {
    this.config = config;
    this.plan = plan;
  }

  List<Population> populations() {
    return config.populations().stream().map(this::population).toList();
  }

  private Population population(PopulationConfig population) {
    String name = population.name();
    NetworkPlan.Component component = plan.componentOf(name);
    SynapsesConfig synapses = population.synapses();
    return new Population(
        name,
        population.width(),
        population.height(),
        population.shards(),
        NeuronWords.of(population),
        config.inputs().stream()
            .filter(input -> plan.sendsTo(input, name))
            .map(InputConfig::name)
            .toList(),
        config.projections().stream()
            .filter(projection -> projection.to().equals(name))
            .map(ProjectionConfig::name)
            .toList(),
        bias(synapses.bias()),
        synapses.noise().map(this::noise).orElse(""),
        synapses.recurrent().isPresent(),
        component.populations(),
        component.isCycle(),
        OperatorUids.stage(plan.stageOf(name).name()),
        keyGroups(population),
        StateSize.of(config, plan, population));
  }

  private static String bias(float[] bias) {
    return bias.length == 0 ? "" : bias.length == 1 ? Amounts.decimal(bias[0]) : "of each neuron";
  }

  private String noise(SynapsesConfig.Noise noise) {
    return WeightWords.of(noise.distribution())
        + " every "
        + Amounts.micros(noise.everyWindows() * config.dtMicros());
  }

  private static List<Integer> keyGroups(PopulationConfig population) {
    List<Integer> groups = new ArrayList<>();
    for (int shard = 0; shard < population.shards(); shard++) {
      groups.add(
          KeyGroupRangeAssignment.assignToKeyGroup(
              ShardKeys.of(population.name(), shard, population.shards()), ShardKeys.KEY_GROUPS));
    }
    return List.copyOf(groups);
  }
}
