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

/** The wrapped reader; what it emits for a split goes through that split's intake. */
final class IntakeReader<P extends InputPacket, S extends SourceSplit>
    implements SourceReader<P, IntakeSplit<S>> {

  private static final long ASK_MILLIS = 50;

  private final SourceReader<P, S> inner;
  private final IntakeFactory<P> intakes;
  private final IntakeSettings settings;
  private final Map<String, SplitClock> clocks = new HashMap<>();
  private final BooleanSupplier stepsDone;
  private IntakeOutput<P> output;

  /** Completes when there is something to do after the end; null before it. */
  private CompletableFuture<Void> afterEnd;

  /**
   * @param stepsDone whether all neurons are stepped to the end of the job
   */
  IntakeReader(
      SourceReader<P, S> inner,
      IntakeFactory<P> intakes,
      IntakeSettings settings,
      BooleanSupplier stepsDone) {
    this.inner = inner;
    this.intakes = intakes;
    this.settings = settings;
    this.stepsDone = stepsDone;
  }

  @Override
  public void start() {
    inner.start();
  }

  @Override
  public InputStatus pollNext(ReaderOutput<P> target) throws Exception {
    if (output == null || !output.writesTo(target)) {
      output = new IntakeOutput<>(target, clocks, intakes);
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

  private void tellStart(String splitId) {
    output.tellStart(splitId, settings.outOfOrdernessMillis());
  }

  @Override
  public List<IntakeSplit<S>> snapshotState(long checkpointId) {
    List<IntakeSplit<S>> splits = new ArrayList<>();
    for (S split : inner.snapshotState(checkpointId)) {
      splits.add(new IntakeSplit<>(split, clocks.get(split.splitId()).copy()));
    }
    return splits;
  }

  @Override
  public void addSplits(List<IntakeSplit<S>> splits) {
    List<S> unwrapped = new ArrayList<>();
    for (IntakeSplit<S> split : splits) {
      clocks.put(split.splitId(), split.clock());
      unwrapped.add(split.split());
    }
    inner.addSplits(unwrapped);
    if (output != null) {
      splits.forEach(split -> tellStart(split.splitId()));
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
