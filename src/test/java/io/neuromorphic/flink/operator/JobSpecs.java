/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.job.InputLook;
import io.neuromorphic.flink.job.JobClock;
import io.neuromorphic.flink.job.config.InputConfig;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.Latency;
import io.neuromorphic.flink.job.config.OriginConfig;
import io.neuromorphic.flink.model.Entry;
import io.neuromorphic.flink.model.ModelInput;
import io.neuromorphic.flink.model.ModelJob;
import io.neuromorphic.flink.model.ModelPopulation;
import io.neuromorphic.flink.source.FirstTimes;
import io.neuromorphic.flink.source.FirstTimesFinder;
import io.neuromorphic.flink.source.intake.CurrentAddresses;
import io.neuromorphic.flink.source.intake.IntakeSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What the parts of a job are told, and its clock, found by looking at its inputs. */
final class JobSpecs {

  private final ModelJob job;
  private final Layout layout;

  JobSpecs(ModelJob job, Layout layout) {
    this.job = job;
    this.layout = layout;
  }

  PopulationsSpec populations(long origin, boolean bounded) {
    List<PopulationSpec> populations = new ArrayList<>();
    for (ModelPopulation p : job.populations()) {
      List<String> inputs =
          job.inputs().stream()
              .filter(input -> input.populations().contains(p.name()))
              .map(ModelInput::name)
              .toList();
      populations.add(
          new PopulationSpec(
              p.name(), p.size(), shards(p), p.constants(), "neurons", new ArrayList<>(inputs)));
    }
    List<String> inputs = job.inputs().stream().map(ModelInput::name).toList();
    return new PopulationsSpec(
        populations, new ArrayList<>(inputs), job.dtMicros(), origin, bounded);
  }

  int shards(ModelPopulation p) {
    return layout.shards(job.populations().indexOf(p), p.size());
  }

  RouterSpec router(ModelInput input) {
    List<RouterSpec.Target> targets = new ArrayList<>();
    for (String name : input.populations()) {
      ModelPopulation p = job.population(name);
      targets.add(new RouterSpec.Target(name, p.size(), 1, shards(p)));
    }
    return new RouterSpec(input.name(), job.dtMicros(), targets, true, false, Routes.HOLD_MILLIS);
  }

  IntakeSpec intake(ModelInput input) {
    return new IntakeSpec(
        input.name(),
        job.dtMicros(),
        IntakeSpec.Lateness.BY_EVENTS,
        job.outOfOrdernessMillis(),
        job.maxGapMicros(),
        sizes(input));
  }

  private Map<String, Integer> sizes(ModelInput input) {
    Map<String, Integer> sizes = new HashMap<>();
    input.populations().forEach(name -> sizes.put(name, job.population(name).size()));
    return sizes;
  }

  /** Looks at the beginning of every split, as a job does before it starts. */
  JobClock clock() {
    Map<String, InputLook> looks = new HashMap<>();
    List<InputConfig> inputs = new ArrayList<>();
    for (ModelInput input : job.inputs()) {
      Optional<FirstTimes> times =
          input.splits().stream()
              .flatMap(split -> look(input, split).stream())
              .reduce(FirstTimes::and);
      looks.put(input.name(), new InputLook(times, List.of(), 0, 0, 1, 0));
      inputs.add(
          new InputConfig(
              input.name(),
              new InputConfig.Recording(List.of()),
              OptionalDouble.empty(),
              InputConfig.Clock.AS_RECORDED,
              Optional.empty()));
    }
    return JobClock.of(config(inputs), looks, ModelJob.NOW_MILLIS);
  }

  private Optional<FirstTimes> look(ModelInput input, List<Entry> split) {
    CurrentAddresses addresses = new CurrentAddresses(sizes(input));
    FirstTimesFinder<CurrentPacket> finder =
        new FirstTimesFinder<>(addresses::isGood, job.outOfOrdernessMillis() * 1_000);
    for (int from = 0; from < split.size() && !finder.isDone(); from += layout.packetSize()) {
      int to = Math.min(split.size(), from + layout.packetSize());
      finder.look(SplitReader.packet("", split, from, to));
    }
    return finder.times();
  }

  private JobConfig config(List<InputConfig> inputs) {
    return new JobConfig(
        "job",
        job.dtMicros(),
        new OriginConfig(job.origin()),
        job.outOfOrdernessMillis(),
        OptionalInt.empty(),
        JobConfig.StateKind.HASHMAP,
        Optional.empty(),
        Latency.BALANCED,
        false,
        job.maxGapMicros(),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        inputs,
        List.of(),
        List.of(),
        null,
        null);
  }
}
