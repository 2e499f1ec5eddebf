/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.job.config.EncodeConfig;
import io.neuromorphic.flink.job.config.InputConfig;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.PopulationConfig;
import io.neuromorphic.flink.kernel.StepConstants;
import io.neuromorphic.flink.operator.EncodeSpec;
import io.neuromorphic.flink.operator.NeuronStart;
import io.neuromorphic.flink.operator.PopulationSpec;
import io.neuromorphic.flink.operator.PopulationsSpec;
import io.neuromorphic.flink.operator.RouterSpec;
import io.neuromorphic.flink.source.intake.IntakeSpec;
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

  Specs(JobConfig config) {
    this.config = config;
  }

  /**
   * Names of the populations that an input may reach, in the order of the job file. One that no
   * input names is counted as reached by all: it lives in silence for as long as the job has input.
   */
  private Set<String> reachedBy(InputConfig input) {
    Set<String> reached = new LinkedHashSet<>();
    for (PopulationConfig population : config.populations()) {
      String name = population.name();
      if (names(input, name) || config.inputs().stream().noneMatch(any -> names(any, name))) {
        reached.add(name);
      }
    }
    return reached;
  }

  /** Current events name their population themselves: any. */
  private static boolean names(InputConfig input, String population) {
    return input
        .encode()
        .map(
            encode ->
                encode.onInto().filter(population::equals).isPresent()
                    || encode.offInto().filter(population::equals).isPresent())
        .orElse(true);
  }

  PopulationsSpec populations(long originMicros) {
    List<PopulationSpec> populations = new ArrayList<>();
    for (PopulationConfig population : config.populations()) {
      List<String> inputs =
          config.inputs().stream()
              .filter(input -> reachedBy(input).contains(population.name()))
              .map(InputConfig::name)
              .toList();
      double dtSeconds = config.dtMicros() / 1e6;
      populations.add(
          new PopulationSpec(
              population.name(),
              population.size(),
              population.shards(),
              StepConstants.of(
                  population.parameters(), dtSeconds, population.initialV(), population.initialU()),
              population.parameters() + " from " + start(population),
              new ArrayList<>(inputs),
              population.start().map(state -> new NeuronStart(state.v(), state.u())).orElse(null)));
    }
    return new PopulationsSpec(
        populations,
        new ArrayList<>(config.inputs().stream().map(InputConfig::name).toList()),
        config.dtMicros(),
        originMicros,
        config.inputs().stream().allMatch(InputConfig::bounded));
  }

  /** What a restore compares: a file by its content, wherever it lies. */
  private static String start(PopulationConfig population) {
    return population
        .start()
        .map(state -> "state " + state.hash())
        .orElse("v=" + population.initialV() + " u=" + population.initialU());
  }

  IntakeSpec intake(InputConfig input) {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    config.populations().forEach(p -> sizes.put(p.name(), p.size()));
    return new IntakeSpec(
        input.name(),
        config.dtMicros(),
        config.outOfOrdernessMillis(),
        config.maxGapMicros(),
        sizes);
  }

  RouterSpec router(InputConfig input) {
    List<RouterSpec.Target> targets = new ArrayList<>();
    for (String name : reachedBy(input)) {
      PopulationConfig p = config.population(name);
      targets.add(new RouterSpec.Target(name, p.width(), p.height(), p.shards()));
    }
    return new RouterSpec(
        input.name(),
        config.dtMicros(),
        targets,
        input.origin() instanceof InputConfig.KafkaTopic
            || input.isLive()
            || (input.origin() instanceof InputConfig.Recording files && files.files().size() > 1),
        config.failOnInvalid(),
        config.latency().holdMillis());
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
    List<String> targets = new ArrayList<>(reachedBy(input));
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
