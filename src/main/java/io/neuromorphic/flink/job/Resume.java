/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.job.config.InputConfig;
import io.neuromorphic.flink.job.config.InputConfig.KafkaTopic;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.OutputsConfig.OutputConfig;
import io.neuromorphic.flink.job.network.NetworkPlan;
import io.neuromorphic.flink.operator.ResumeCheck;
import io.neuromorphic.flink.source.intake.ClockStart;
import io.neuromorphic.flink.source.intake.IntakePosition;
import io.neuromorphic.flink.state.SnapshotNotes;
import io.neuromorphic.flink.state.SnapshotNotes.PopulationNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;

/**
 * The start of a job from a savepoint. What must not change is checked before anything starts: what
 * would be lost is refused, with a word on what it is.
 */
public final class Resume {

  private final JobConfig config;
  private final SavepointLook look;
  private final boolean allowLostState;
  private final List<String> warnings = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private Resume(JobConfig config, SavepointLook look, boolean allowLostState) {
    this.config = config;
    this.look = look;
    this.allowLostState = allowLostState;
  }

  /**
   * Checks a job against the savepoint that it shall resume from.
   *
   * @param path of a savepoint or a retained checkpoint: its folder, the file {@code _metadata} in
   *     it, or a URI of either
   * @param allowLostState whether inputs and populations that the job no longer has may be lost
   * @throws SavepointRefusedException where it cannot, with all reasons
   */
  public static Resume from(String path, JobConfig config, boolean allowLostState) {
    return fromPointer(SavepointFinder.pointer(path), config, allowLostState);
  }

  /** The same for a path in the form that Flink takes. */
  static Resume fromPointer(String pointer, JobConfig config, boolean allowLostState) {
    Resume resume = new Resume(config, SavepointLook.at(pointer), allowLostState);
    resume.check();
    return resume;
  }

  private void check() {
    checkOrigin();
    look.notes()
        .ifPresent(
            notes ->
                problems.addAll(
                    ResumeCheck.problems(
                        notes, new Specs(config).populations(notes.originMicros()))));
    look.notes().ifPresent(this::checkLostPopulations);
    NetworkPlan plan = NetworkPlan.of(config);
    config.populations().forEach(population -> checkPlace(population.name(), plan));
    checkLostInputs();
    config.inputs().forEach(this::checkInput);
    config.outputs().all().forEach(this::checkOutput);
    if (!problems.isEmpty()) {
      throw new SavepointRefusedException(String.join("; ", problems));
    }
  }

  /**
   * What is lost with the user's leave, or as far as it goes without it: told once, at the start.
   */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** Asks Flink to restore. Unclaimed state is that of outputs that are gone, or allowed. */
  public void configure(Configuration settings) {
    settings.set(StateRecoveryOptions.SAVEPOINT_PATH, look.path());
    settings.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
  }

  /** The clock of the job: its origin is the savepoint's, for new inputs as well. */
  public JobClock clock(Map<String, InputLook> looks, long nowMillis) {
    return JobClock.of(config, looks, nowMillis, Optional.of(start(nowMillis)));
  }

  private ClockStart start(long nowMillis) {
    Optional<ClockStart> any = look.positions().stream().map(IntakePosition::start).findFirst();
    long origin =
        look.notes()
            .map(SnapshotNotes::originMicros)
            .or(() -> any.map(ClockStart::originMicros))
            .orElseThrow(
                () -> new SavepointRefusedException(look.path() + " does not tell its origin"));
    return new ClockStart(
        origin, ClockStart.Rule.SHIFT, 0, any.map(ClockStart::startedAtMillis).orElse(nowMillis));
  }

  private void checkOrigin() {
    OptionalLong given = config.origin().micros();
    long kept = start(0).originMicros();
    long dt = look.notes().map(SnapshotNotes::dtMicros).orElse(config.dtMicros());
    if (given.isPresent() && Math.floorDiv(given.getAsLong(), dt) * dt != kept) {
      problems.add(
          "origin is "
              + given.getAsLong()
              + " µs in the job file, "
              + kept
              + " µs in the savepoint; all that was stepped since would be lost. Put origin back to "
              + kept
              + " or to auto, or start without the savepoint");
    }
  }

  private void checkLostPopulations(SnapshotNotes notes) {
    for (Map.Entry<String, PopulationNote> kept : notes.populations().entrySet()) {
      String name = kept.getKey();
      if (config.populations().stream().noneMatch(p -> p.name().equals(name))) {
        PopulationNote note = kept.getValue();
        lost(
            "population '" + name + "'",
            String.format(
                Locale.ROOT,
                "its %d neurons (stepped to t = %d µs, %,d spikes) and its part of the books",
                note.size(),
                note.nextWindow() * notes.dtMicros(),
                note.spikes()));
      }
    }
  }

  /** The state of an operator stays with it: a population cannot take its own along. */
  private void checkPlace(String population, NetworkPlan plan) {
    String now = OperatorUids.stage(plan.stageOf(population).name());
    look.operatorOf(population)
        .filter(before -> !before.equals(now))
        .ifPresent(
            before ->
                problems.add(
                    "population '"
                        + population
                        + "' cannot resume from the savepoint: projections have been added or removed"
                        + " so that it is stepped elsewhere (operator '"
                        + now
                        + "', in the savepoint '"
                        + before
                        + "'), and its state would be lost. Put the projections back, or start"
                        + " without the savepoint"));
  }

  private void checkLostInputs() {
    for (String input : look.inputs()) {
      if (config.inputs().stream().noneMatch(i -> i.name().equals(input))) {
        lost("input '" + input + "'", "its position and its part of the books");
      }
    }
  }

  private void lost(String what, String lost) {
    if (allowLostState) {
      warnings.add(what + " of the savepoint is not in the job file: lost are " + lost);
    } else {
      problems.add(
          what
              + " of the savepoint is not in the job file; "
              + lost
              + " would be lost. Put it back, or allow that with --allow-lost-state"
              + " (flink run: --allowNonRestoredState)");
    }
  }

  private void checkInput(InputConfig input) {
    checkWasSource(input.name());
    if (look.hasEnded(input.name())) {
      warnings.add(
          "input '"
              + input.name()
              + "' had ended when the savepoint was taken; it is not read again");
    }
    Optional<IntakePosition> position = look.position(input.name());
    position.flatMap(kept -> PositionCheck.problem(input, kept)).ifPresent(problems::add);
    if (position.isPresent() && input.origin() instanceof KafkaTopic && config.kafka().embedded()) {
      problems.add(
          "input '"
              + input.name()
              + "' cannot resume from the savepoint: an embedded broker starts without records; its"
              + " position would be lost. Use a broker that goes on (kafka.bootstrap: host:port)");
    }
  }

  private void checkWasSource(String input) {
    if (look.wasStream(input)) {
      String was =
          "input '"
              + input
              + "' was a stream of a program, and where it was is not in the savepoint";
      if (allowLostState) {
        warnings.add(was + ": the job reads it from its beginning");
      } else {
        problems.add(
            was
                + ": the job would read it from its beginning. Let the program go on instead, or"
                + " allow that with --allow-lost-state");
      }
    }
  }

  private void checkOutput(String name, OutputConfig output) {
    if (output.kafkaTopic().isEmpty() && look.mayHoldUncommitted(OperatorUids.kafka(name))) {
      warnings.add(
          "outputs."
              + name
              + " no longer goes to Kafka: what its transactions had not committed at this checkpoint"
              + " is lost to readers of committed records");
    }
  }
}
