/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.job.JobClock;
import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.model.ModelInput;
import io.neuromorphic.flink.model.ModelJob;
import io.neuromorphic.flink.source.intake.ClockJumpException;
import io.neuromorphic.flink.source.intake.SplitIntake;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/**
 * All that stands between the events of a job and its spikes, without a cluster: the intake of
 * every split, the routers, and the neurons. Who is next is drawn at random.
 */
final class WholeJob implements AutoCloseable {

  private final ModelJob job;
  private final boolean ends;
  private final Map<String, String> rejected = new HashMap<>();
  private final List<Spike> spikes = new ArrayList<>();
  private final Map<String, List<SourceSubtask>> inputs = new LinkedHashMap<>();
  private final List<SourceSubtask> sources = new ArrayList<>();
  private JobSpecs specs;
  private Layout layout;
  private Random random;
  private PopulationHarness populations;
  private Channels channels;
  private long markersRejected;
  private JobClock clock;

  private WholeJob(ModelJob job, boolean ends) {
    this.job = job;
    this.ends = ends;
  }

  /** Runs a job whose splits all end. */
  static Outcome run(ModelJob job, Layout layout) throws Exception {
    return run(job, true, List.of(layout));
  }

  /** Runs a job whose splits go on, until nothing more is to be read at the moment. */
  static Outcome runUnended(ModelJob job, Layout layout) throws Exception {
    return run(job, false, List.of(layout));
  }

  /** Runs a job that is stopped at some moment in each layout and goes on in the next one. */
  static Outcome runInTurns(ModelJob job, List<Layout> turns) throws Exception {
    return run(job, true, turns);
  }

  private static Outcome run(ModelJob job, boolean ends, List<Layout> turns) throws Exception {
    try (WholeJob whole = new WholeJob(job, ends)) {
      whole.start(turns.get(0));
      for (Layout next : turns.subList(1, turns.size())) {
        whole.goOn(whole.random.nextInt(whole.random.nextBoolean() ? 5 : 100));
        if (!whole.isDone()) {
          whole.restoreIn(next);
        }
      }
      while (!whole.isDone()) {
        whole.goOn(100);
      }
      return whole.outcome();
    } catch (SuppressRestartsException e) {
      if (e.getCause() instanceof ClockJumpException) {
        return Outcome.FAILED;
      }
      throw e;
    }
  }

  private void arrange(Layout next) {
    layout = next;
    specs = new JobSpecs(job, next);
    random = new Random(next.seed());
  }

  private void start(Layout first) throws Exception {
    arrange(first);
    clock = specs.clock();
    for (int i = 0; i < job.inputs().size(); i++) {
      ModelInput input = job.inputs().get(i);
      List<SplitReader> splits = new ArrayList<>();
      for (int s = 0; s < input.splits().size(); s++) {
        SplitIntake intake = new SplitIntake(specs.intake(input), clock.starts().get(input.name()));
        splits.add(new SplitReader(input.name() + "-" + s, input.splits().get(s), intake, 0));
      }
      open(input, subtasks(i), splits, Routers.NONE);
    }
    connect(
        PopulationHarness.started(
            specs.populations(clock.originMicros(), ends),
            Backend.HASHMAP,
            layout.populationSubtasks()));
  }

  /** Opens the subtasks of an input, with the states of routers where it goes on. */
  private void open(ModelInput input, int count, List<SplitReader> splits, Routers routers)
      throws Exception {
    List<SourceSubtask> subtasks = new ArrayList<>();
    inputs.put(input.name(), subtasks);
    for (int i = 0; i < count; i++) {
      SourceSubtask subtask =
          new SourceSubtask(
              specs.router(input), count, i, layout.packetSize(), routers.state(i, count));
      subtasks.add(subtask);
      sources.add(subtask);
    }
    for (int s = 0; s < splits.size(); s++) {
      int subtask = routers.subtaskOf(splits.get(s), count).orElse(s % count);
      subtasks.get(subtask).add(splits.get(s));
    }
  }

  /** A job without end has no subtask without a split: it would fall idle. */
  private int subtasks(int input) {
    int wanted = layout.sourceSubtasks(input);
    return ends ? wanted : Math.min(wanted, job.inputs().get(input).splits().size());
  }

  private void connect(PopulationHarness harness) {
    populations = harness;
    channels = new Channels(sources, populations);
  }

  private boolean isDone() {
    return sources.stream().allMatch(ends ? SourceSubtask::hasEnded : SourceSubtask::allRead);
  }

  private void goOn(int moves) throws Exception {
    int favourite = random.nextInt(sources.size());
    for (int move = 0; move < moves; move++) {
      int i = random.nextInt(3) > 0 ? favourite : random.nextInt(sources.size());
      SourceSubtask source = sources.get(i);
      switch (random.nextInt(12)) {
        case 0 -> source.pass(random.nextInt(10));
        case 1, 2 -> deliver(i);
        case 3 -> favourite = random.nextInt(sources.size());
        case 4, 5 -> endIfItEnds(source);
        case 6 -> source.flush();
        default -> source.read(random);
      }
    }
  }

  private void deliver(int source) throws Exception {
    int count = random.nextInt(20);
    for (int i = 0; i < count && channels.deliver(source); i++) {}
  }

  private void endIfItEnds(SourceSubtask source) throws Exception {
    if (ends && !source.hasEnded()) {
      source.end();
    }
  }

  /** A snapshot of everything, as a barrier makes it, and all of it anew from there. */
  private void restoreIn(Layout next) throws Exception {
    for (SourceSubtask source : sources) {
      source.flush();
    }
    channels.drain();
    PopulationHarness.Snapshot neurons = populations.snapshot();
    Map<String, Routers> routers = new HashMap<>();
    for (Map.Entry<String, List<SourceSubtask>> input : inputs.entrySet()) {
      routers.put(input.getKey(), Routers.of(input.getValue()));
    }
    collect();
    close();
    sources.clear();
    inputs.clear();
    arrange(layout.rescaled(next));
    for (int i = 0; i < job.inputs().size(); i++) {
      ModelInput input = job.inputs().get(i);
      Routers state = routers.getOrDefault(input.name(), Routers.NONE);
      if (state.goOn()) {
        List<SplitReader> splits = state.splits().stream().map(SplitReader::restored).toList();
        open(input, subtasks(i), splits, state);
      }
    }
    connect(
        PopulationHarness.restored(
            specs.populations(clock.originMicros(), ends),
            Backend.HASHMAP,
            layout.populationSubtasks(),
            neurons));
  }

  /** Takes over what was sent, before it is asked for or lost. */
  private void collect() {
    spikes.addAll(populations.spikes());
    sources.forEach(source -> source.rejections().forEach(this::note));
    populations.rejections().forEach(this::note);
  }

  private void note(Rejection rejection) {
    if (rejection.value().startsWith("until ")) {
      markersRejected++;
    } else if (rejected.put(rejection.position(), rejection.reason().word()) != null) {
      throw new AssertionError("rejected twice: " + rejection);
    }
  }

  private Outcome outcome() throws Exception {
    for (SourceSubtask source : sources) {
      source.flush();
    }
    channels.drain();
    collect();
    Collections.sort(spikes);
    return new Outcome(
        false, rejected, markersRejected, spikes, populations.totals(), populations.digest());
  }

  @Override
  public void close() throws Exception {
    for (SourceSubtask source : sources) {
      source.close();
    }
    if (populations != null) {
      populations.close();
    }
  }
}
