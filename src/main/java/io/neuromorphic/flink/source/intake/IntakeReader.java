/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.source.intake.IntakeSettings.AtEnd;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.Counter;

/** The wrapped reader; what it emits for a split goes through that split's intake. */
final class IntakeReader<P extends InputPacket, S extends SourceSplit>
    implements SourceReader<P, IntakeSplit<S>> {

  private static final long ASK_MILLIS = 50;

  private final SourceReader<P, S> inner;
  private final IntakeFactory<P> intakes;
  private final IntakeSettings settings;
  private final Map<String, SplitClock> clocks = new HashMap<>();
  private final BooleanSupplier stepsDone;
  private final Counter errors;
  private IntakeOutput<P> output;

  /** Where splits are read in turn: what those that have ended have reached. */
  private Reached reached = Reached.NOTHING;

  /** Where splits are read in turn: the last one that was added. */
  private S latest;

  /** Completes when there is something to do after the end; null before it. */
  private CompletableFuture<Void> afterEnd;

  /**
   * @param stepsDone whether all neurons are stepped to the end of the job
   * @param errors counts what cannot be understood
   */
  IntakeReader(
      SourceReader<P, S> inner,
      IntakeFactory<P> intakes,
      IntakeSettings settings,
      BooleanSupplier stepsDone,
      Counter errors) {
    this.inner = inner;
    this.intakes = intakes;
    this.settings = settings;
    this.stepsDone = stepsDone;
    this.errors = errors;
  }

  @Override
  public void start() {
    inner.start();
  }

  @Override
  public InputStatus pollNext(ReaderOutput<P> target) throws Exception {
    if (output == null || !output.writesTo(target)) {
      output = new IntakeOutput<>(target, clocks, intakes, this::splitEnded, errors);
      clocks.keySet().forEach(this::tellStart);
    }
    if (afterEnd != null) {
      return waitOn();
    }
    InputStatus status = inner.pollNext(output);
    if (status != InputStatus.END_OF_INPUT || settings.atEnd() == AtEnd.ENDS) {
      return status;
    }
    output.tellEnd(settings.atEnd() == AtEnd.WAITS);
    afterEnd = new CompletableFuture<>();
    return waitOn();
  }

  /**
   * After the end: for ever, or until all is stepped; asks on a beat of {@value #ASK_MILLIS} ms.
   */
  private InputStatus waitOn() {
    if (settings.atEnd() == AtEnd.STAYS) {
      return InputStatus.NOTHING_AVAILABLE;
    }
    if (stepsDone.getAsBoolean()) {
      return InputStatus.END_OF_INPUT;
    }
    afterEnd =
        CompletableFuture.runAsync(
            () -> {}, CompletableFuture.delayedExecutor(ASK_MILLIS, TimeUnit.MILLISECONDS));
    return InputStatus.NOTHING_AVAILABLE;
  }

  private void splitEnded(SplitClock clock) {
    if (settings.inTurn() && clock.max != InputPacket.NONE) {
      reached = reached.and(new Reached(clock.max, clock.split));
      clocks.values().forEach(next -> next.before = next.before.and(reached));
    }
  }

  private void tellStart(String splitId) {
    output.tellStart(splitId, settings.outOfOrdernessMillis());
  }

  @Override
  public List<IntakeSplit<S>> snapshotState(long checkpointId) {
    List<IntakeSplit<S>> splits = new ArrayList<>();
    for (S split : inner.snapshotState(checkpointId)) {
      splits.add(new IntakeSplit<>(split, clocks.get(split.splitId()).copy()));
    }
    if (splits.isEmpty() && latest != null && !reached.isNothing()) {
      // Between two splits there would be none to remember it by.
      SplitClock clock = new SplitClock(reached.max(), ClockStart.Rule.SHIFT, 0, 0);
      clock.before = reached;
      splits.add(new IntakeSplit<>(latest, clock, true));
    }
    return splits;
  }

  @Override
  public void addSplits(List<IntakeSplit<S>> splits) {
    List<S> unwrapped = new ArrayList<>();
    for (IntakeSplit<S> split : splits) {
      SplitClock clock = split.clock();
      if (settings.inTurn()) {
        latest = split.split();
        reached = reached.and(clock.before);
        clock.before = reached;
        clock.split = split.splitId();
      }
      if (!split.hasEnded()) {
        clocks.put(split.splitId(), clock);
        unwrapped.add(split.split());
      }
    }
    if (unwrapped.isEmpty()) {
      return;
    }
    inner.addSplits(unwrapped);
    if (output != null) {
      unwrapped.forEach(split -> tellStart(split.splitId()));
    }
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return afterEnd == null ? inner.isAvailable() : afterEnd;
  }

  @Override
  public void notifyNoMoreSplits() {
    inner.notifyNoMoreSplits();
  }

  @Override
  public void handleSourceEvents(SourceEvent event) {
    inner.handleSourceEvents(event);
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    inner.notifyCheckpointComplete(checkpointId);
  }

  @Override
  public void notifyCheckpointAborted(long checkpointId) throws Exception {
    inner.notifyCheckpointAborted(checkpointId);
  }

  @Override
  public void pauseOrResumeSplits(Collection<String> pause, Collection<String> resume) {
    inner.pauseOrResumeSplits(pause, resume);
  }

  @Override
  public void close() throws Exception {
    inner.close();
  }
}
