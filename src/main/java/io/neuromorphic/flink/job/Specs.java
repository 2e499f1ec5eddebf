/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.job.config.EncodeConfig;
import io.neuromorphic.flink.job.config.InputConfig;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.PopulationConfig;
import io.neuromorphic.flink.job.config.ProbeConfig;
import io.neuromorphic.flink.job.config.SynapsesConfig;
import io.neuromorphic.flink.job.network.NetworkNote;
import io.neuromorphic.flink.job.network.NetworkPlan;
import io.neuromorphic.flink.job.network.NetworkSpecs;
import io.neuromorphic.flink.kernel.StepConstants;
import io.neuromorphic.flink.operator.EncodeSpec;
import io.neuromorphic.flink.operator.NetworkSpec;
import io.neuromorphic.flink.operator.NeuronStart;
import io.neuromorphic.flink.operator.PopulationSpec;
import io.neuromorphic.flink.operator.PopulationsSpec;
import io.neuromorphic.flink.operator.ProbeSpec;
import io.neuromorphic.flink.operator.RouterSpec;
import io.neuromorphic.flink.source.intake.IntakeSpec;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns what a job file says into what the rooms of a job must know. */
final class Specs {

  private static final int ALL_PIXELS = 1 << 16;

  private final JobConfig config;
  private final NetworkPlan plan;
  private final NetworkSpecs networks;

  Specs(JobConfig config) {
    this.config = config;
    this.plan = NetworkPlan.of(config);
    this.networks = new NetworkSpecs(config, plan);
  }

  /** The graph of the populations. */
  NetworkPlan plan() {
    return plan;
  }

  /** Files that must travel with the job, by name, for the stages that were asked for. */
  Map<String, URI> shippedFiles() {
    return networks.shippedFiles();
  }

  /** All populations, as a restore compares them; without networks. */
  PopulationsSpec populations(long originMicros) {
    List<PopulationSpec> all = new ArrayList<>();
    config.populations().forEach(population -> all.add(population(population, null)));
    return spec(all, originMicros, List.of(), 0);
  }

  /** What the operator of a stage must know. */
  PopulationsSpec stage(int number, long originMicros) {
    NetworkPlan.Stage stage = plan.stages().get(number);
    List<PopulationSpec> members = new ArrayList<>();
    for (String name : stage.populations()) {
      PopulationConfig population = config.population(name);
      Set<String> inputs = new LinkedHashSet<>();
      for (InputConfig input : config.inputs()) {
        if (plan.sendsTo(input, name)) {
          inputs.add(input.name());
        }
      }
      members.add(population(population, networks.of(population, inputs)));
    }
    List<List<String>> together = new ArrayList<>();
    for (NetworkPlan.Component component : stage.components()) {
      if (component.populations().size() > 1) {
        together.add(new ArrayList<>(component.populations()));
      }
    }
    return spec(members, originMicros, together, number);
  }

  private PopulationsSpec spec(
      List<PopulationSpec> populations, long originMicros, List<List<String>> together, int stage) {
    return new PopulationsSpec(
        populations,
        new ArrayList<>(config.inputs().stream().map(InputConfig::name).toList()),
        config.dtMicros(),
        originMicros,
        config.inputs().stream().allMatch(InputConfig::bounded),
        together,
        stage,
        plan.stages().size(),
        config.prefix());
  }

  private PopulationSpec population(PopulationConfig population, NetworkSpec network) {
    List<String> inputs =
        config.inputs().stream()
            .filter(input -> plan.reaches(input, population.name()))
            .map(InputConfig::name)
            .toList();
    double dtSeconds = config.dtMicros() / 1e6;
    return new PopulationSpec(
        population.name(),
        population.size(),
        population.shards(),
        StepConstants.of(
            population.parameters(), dtSeconds, population.initialV(), population.initialU()),
        NetworkNote.ofNeurons(config, plan, population),
        new ArrayList<>(inputs),
        population.start().map(state -> new NeuronStart(state.v(), state.u())).orElse(null),
        network,
        probe(population.name()));
  }

  /** Null where no neuron of the population is probed. */
  private ProbeSpec probe(String population) {
    ProbeConfig probe = config.outputs().probe();
    List<Integer> neurons = probe.neurons().getOrDefault(population, List.of());
    return neurons.isEmpty()
        ? null
        : new ProbeSpec(
            neurons.stream().mapToInt(Integer::intValue).toArray(),
            (int) (probe.everyMicros() / config.dtMicros()));
  }

  IntakeSpec intake(InputConfig input) {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    config.populations().forEach(p -> sizes.put(p.name(), p.synapses().lines()));
    return new IntakeSpec(
        input.name(),
        config.dtMicros(),
        IntakeSpec.Lateness.BY_EVENTS,
        config.outOfOrdernessMillis(),
        config.maxGapMicros(),
        sizes);
  }

  RouterSpec router(InputConfig input) {
    List<RouterSpec.Target> targets = new ArrayList<>();
    for (String name : plan.reachedBy(input)) {
      PopulationConfig p = config.population(name);
      SynapsesConfig lines = p.synapses();
      targets.add(
          new RouterSpec.Target(
              name, lines.lineWidth(), lines.lineHeight(), p.shards(), plan.stageOf(name).name()));
    }
    return new RouterSpec(
        input.name(),
        config.dtMicros(),
        targets,
        config.inputs().size() > 1
            || input.origin() instanceof InputConfig.KafkaTopic
            || input.isLive()
            || input.isStream()
            || (input.origin() instanceof InputConfig.Recording files && files.files().size() > 1),
        config.failOnInvalid(),
        config.latency().holdMillis(),
        config.prefix());
  }

  /** Whether a split may be silent for long while others go on. */
  static boolean mayFallIdle(InputConfig input) {
    return !input.bounded();
  }

  /**
   * How an input's camera events become currents.
   *
   * @param look what is known of the sensor
   * @param masked pixels that are ignored, as {@code x | y << 16}
   */
  EncodeSpec encode(InputConfig input, InputLook look, int[] masked) {
    EncodeConfig encode = input.encode().orElseThrow();
    List<String> targets = new ArrayList<>(plan.reachedBy(input));
    EncodeConfig.Region region =
        encode.region().orElse(new EncodeConfig.Region(0, 0, ALL_PIXELS, ALL_PIXELS));
    int width = encode.width() > 0 ? encode.width() : look.width();
    int height = encode.height() > 0 ? encode.height() : look.height();
    if ((encode.flipX() && width <= 0) || (encode.flipY() && height <= 0)) {
      throw new JobStartException(
          "input '"
              + input.name()
              + "': flips need the sensor's size, which the recording does not tell");
    }
    return new EncodeSpec(
        encode.pool(),
        encode.onInto().map(targets::indexOf).orElse(-1),
        encode.offInto().map(targets::indexOf).orElse(-1),
        encode.on(),
        encode.off(),
        region.x(),
        region.y(),
        region.width(),
        region.height(),
        encode.flipX(),
        encode.flipY(),
        width,
        height,
        masked);
  }
}
