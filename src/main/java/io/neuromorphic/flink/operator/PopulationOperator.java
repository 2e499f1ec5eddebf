/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.ShardKey;
import io.neuromorphic.flink.event.ShardPacket;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.kernel.StepKernel;
import io.neuromorphic.flink.kernel.StepKernels;
import io.neuromorphic.flink.state.NeuromorphicTypes;
import io.neuromorphic.flink.state.PopulationState;
import io.neuromorphic.flink.state.ShardKeys;
import io.neuromorphic.flink.state.SnapshotNotes;
import io.neuromorphic.flink.state.StepsDone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.accumulators.LongMaximum;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.execution.CancelTaskException;
import org.apache.flink.runtime.state.AbstractKeyedStateBackend;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.slf4j.LoggerFactory;

/**
 * The neurons of a job, keyed by population and shard. A watermark steps every shard through all
 * windows it completes, in one loop; no timer per window.
 *
 * <p>Every shard of the subtask's key groups exists from the start, is stepped in every window, and
 * is therefore held as an object; keyed state is written from it at each snapshot (a deep copy, so
 * that a running snapshot never sees a later step) and read back at a restore. Both backends behave
 * the same, and no event costs a state access.
 */
public final class PopulationOperator extends AbstractStreamOperator<SpikePacket>
    implements OneInputStreamOperator<ShardPacket, SpikePacket> {

  private static final long serialVersionUID = 1L;

  /** Name of the keyed state; a promise. */
  public static final String STATE = "population";

  /** Name of the operator state that every subtask reads as a whole; a promise. */
  public static final String NOTES = "notes";

  private static final long TELL_MILLIS = 100;
  private static final long TELL_DONE_MILLIS = 1_000;

  /** Longest time spent on steps before other work has its turn. */
  static final long PIECE_NANOS = 30_000_000;

  /**
   * Currents and spikes of a subtask that may wait while it catches up; then its input waits in
   * their stead.
   */
  private static final long MAX_WAITING = 1L << 20;

  private final PopulationsSpec spec;
  private final long pieceNanos;
  private final transient Map<ShardKey, PopulationShard> shards = new LinkedHashMap<>();
  private final transient Map<ShardKey, Component> components = new LinkedHashMap<>();
  private final transient Set<Component> toStep = new LinkedHashSet<>();
  private final transient Map<String, RejectionLimiter> limiters = new LinkedHashMap<>();
  private final transient ResetReports resets;
  private final transient StepKernel kernel = StepKernels.best();
  private final transient LongMaximum lastStep = new LongMaximum();
  private final transient CatchUp catchUp = new CatchUp();
  private final transient LateEventReports late;
  private final transient MailboxExecutor mailbox;
  private final transient LongSupplier clock;
  private transient ValueState<PopulationState> state;
  private transient ListState<SnapshotNotes> notes;
  private transient long origin;
  private transient Scratch scratch;
  private transient PublishedTotals totals;
  private transient NeuronMetrics metrics;
  private transient SpikeOutput sent;
  private transient ScheduledFuture<?> telling;
  private transient Watermark held;
  private transient WatermarkStatus heldStatus;
  private transient long told = Long.MIN_VALUE;
  private transient long toldDoneMillis;
  private transient boolean stepping;
  private transient boolean continued;

  public PopulationOperator(
      StreamOperatorParameters<SpikePacket> parameters, PopulationsSpec spec) {
    this(parameters, spec, PIECE_NANOS, LoggerFactory.getLogger(PopulationOperator.class)::warn);
  }

  PopulationOperator(
      StreamOperatorParameters<SpikePacket> parameters,
      PopulationsSpec spec,
      long pieceNanos,
      Consumer<String> warnings) {
    super(parameters);
    this.spec = spec;
    this.pieceNanos = pieceNanos;
    this.mailbox = parameters.getMailboxExecutor();
    this.clock = () -> getProcessingTimeService().getCurrentProcessingTime();
    this.resets = new ResetReports(clock, warnings);
    this.late = new LateEventReports(shards, limiters, spec.dtMicros(), clock);
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    state =
        context
            .getKeyedStateStore()
            .getState(new ValueStateDescriptor<>(STATE, NeuromorphicTypes.POPULATION_STATE));
    notes =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>(NOTES, NeuromorphicTypes.SNAPSHOT_NOTES));
    KeyedStateBackend<ShardKey> backend = getKeyedStateBackend();
    KeyGroupRange groups = ((AbstractKeyedStateBackend<?>) (Object) backend).getKeyGroupRange();
    SynapseStore synapses =
        new SynapseStore(name -> getRuntimeContext().getDistributedCache().getFile(name).toPath());
    StartingShards start =
        new StartingShards(spec, resets, synapses).restore(backend, state, notes);
    origin = start.originMicros();
    for (PopulationShard shard :
        start.shards(
            key ->
                groups.contains(
                    KeyGroupRangeAssignment.assignToKeyGroup(key, ShardKeys.KEY_GROUPS)))) {
      shards.put(shard.key(), shard);
    }
    Components.of(shards.values(), spec.together())
        .forEach(
            component -> {
              toStep.add(component);
              component.members().forEach(member -> components.put(member.key(), component));
            });
    scratch = Scratch.of(kernel, shards.values());
  }

  @Override
  public void open() throws Exception {
    super.open();
    for (String input : spec.inputs()) {
      limiters.put(
          input,
          new RejectionLimiter(
              input, r -> output.collect(RejectedTag.REJECTED, new StreamRecord<>(r))));
    }
    getRuntimeContext().addAccumulator(spec.prefix() + JobCounters.LAST_STEP_MILLIS, lastStep);
    totals = new PublishedTotals(getRuntimeContext(), spec);
    totals.publish(shards.values());
    PopulationLog.tell("populations-start", getRuntimeContext(), spec, shards.values());
    metrics = new NeuronMetrics(getMetricGroup(), spec, shards.values(), clock);
    sent = new SpikeOutput(output, metrics);
    LongCounter readBefore = new LongCounter();
    readBefore.add(PublishedTotals.read(shards.values()));
    getRuntimeContext().addAccumulator(spec.prefix() + JobCounters.READ_BEFORE, readBefore);
    telling =
        getProcessingTimeService().scheduleWithFixedDelay(this::tell, TELL_MILLIS, TELL_MILLIS);
    // A snapshot may have been taken amid a catch-up to the end of inputs that will not tell again.
    shards.values().forEach(PopulationShard::aimAtEnd);
    if (toStep.stream().anyMatch(Component::isBehind)) {
      goOnLater();
    }
  }

  @Override
  public void processElement(StreamRecord<ShardPacket> element) throws Exception {
    ShardPacket packet = element.getValue();
    PopulationShard shard = shards.get(packet.key());
    if (shard == null) {
      throw new IllegalStateException("no shard " + packet.key() + " in this subtask");
    }
    if (packet.source() != null) {
      components.get(packet.key()).accept(shard, packet);
      if (!continued || waiting() > MAX_WAITING) {
        goOn();
      }
      return;
    }
    shard.accept(packet, late);
    if (packet.end() != null) {
      shard.aimAtEnd();
      goOn();
    } else if (continued && waiting() > MAX_WAITING) {
      // Takes no further input before there is room: that slows the sources down.
      goOn();
    }
  }

  private void advance(Component component, long limit) {
    long from = component.nextWindow();
    long begin = System.nanoTime() - sent.nanos();
    component.advance(limit, scratch, sent);
    metrics.stepped(
        component, component.nextWindow() - from, System.nanoTime() - sent.nanos() - begin);
  }

  private long waiting() {
    long waiting = 0;
    for (PopulationShard shard : shards.values()) {
      waiting += shard.waiting();
    }
    return waiting;
  }

  /**
   * Steps what is complete. What takes longer than a piece of time is continued after other work,
   * of which there may be checkpoints; unless too much input waits.
   */
  private void goOn() throws Exception {
    if (stepping) {
      return;
    }
    stepping = true;
    boolean done;
    while (!(done = stepPiece()) && waiting() > MAX_WAITING) {
      letOthersWork();
    }
    stepping = false;
    if (!done) {
      tellReached();
      goOnLater();
    } else if (toStep.stream().anyMatch(Component::isBehind)) {
      // Spikes of other operators are still to come; they bring us back here.
      tellReached();
    } else {
      tellHeld();
      tellDone(getProcessingTimeService().getCurrentProcessingTime());
    }
  }

  /** Between two pieces everything is as a snapshot may find it. */
  private void letOthersWork() {
    if (getContainingTask().isCanceled()) {
      throw new CancelTaskException("cancelled amid a catch-up");
    }
    mailbox.tryYield();
  }

  private boolean stepPiece() {
    long end = System.nanoTime() + pieceNanos;
    boolean done = catchUp.advance(toStep, this::advance, () -> System.nanoTime() - end >= 0);
    lastStep.add(getProcessingTimeService().getCurrentProcessingTime());
    return done;
  }

  /** By a timer: unlike a mail of our own, it is not waited for where the task is to stop. */
  private void goOnLater() {
    if (!continued) {
      continued = true;
      ProcessingTimeService timers = getProcessingTimeService();
      timers.registerTimer(timers.getCurrentProcessingTime() + 1, now -> goOnNow());
    }
  }

  private void goOnNow() throws Exception {
    continued = false;
    goOn();
  }

  /** Everything is stepped that the last watermark completes: whoever comes after may know. */
  private void tellHeld() throws Exception {
    if (held != null) {
      told = held.getTimestamp();
      super.processWatermark(held);
      held = null;
    }
    if (heldStatus != null) {
      super.processWatermarkStatus(heldStatus);
      heldStatus = null;
    }
  }

  /** Amid a catch-up: how far the last of the shards has come. */
  private void tellReached() throws Exception {
    long window = Long.MAX_VALUE;
    for (PopulationShard shard : shards.values()) {
      window = Math.min(window, shard.state().nextWindow());
    }
    long reached = Math.floorDiv(window * spec.dtMicros(), 1_000) - 1;
    if (reached > told && held != null && reached < held.getTimestamp()) {
      told = reached;
      super.processWatermark(new Watermark(reached));
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    for (PopulationShard shard : shards.values()) {
      shard.aimAt(mark.getTimestamp());
    }
    held = mark;
    if (!continued) {
      goOn();
    }
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) throws Exception {
    heldStatus = status;
    if (held == null) {
      tellHeld();
    }
  }

  private void tell(long now) {
    limiters.values().forEach(limiter -> limiter.startSecond(now));
    resets.startSecond(now);
    shards.values().forEach(shard -> shard.tellSilence(sent));
    publish();
    tellDone(now);
  }

  private void publish() {
    totals.publish(shards.values());
    metrics.publish();
  }

  /** Tells the sources that they may end; again and again, as a job master may have to be told. */
  private void tellDone(long now) {
    if (spec.bounded()
        && now - toldDoneMillis >= TELL_DONE_MILLIS
        && shards.values().stream().allMatch(PopulationShard::isDone)) {
      toldDoneMillis = now;
      int subtasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
      StepsDone.tell(
          getRuntimeContext().getGlobalAggregateManager(),
          spec.prefix(),
          spec.stage() * subtasks + getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(),
          spec.stages() * subtasks);
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    limiters.values().forEach(RejectionLimiter::tellWithheld);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    List<PopulationState> states = new ArrayList<>();
    for (PopulationShard shard : shards.values()) {
      PopulationState copy = shard.state().copy();
      setCurrentKey(shard.key());
      state.update(copy);
      states.add(copy);
    }
    notes.update(List.of(SnapshotNotes.of(origin, spec.dtMicros(), states)));
  }

  @Override
  public void finish() throws Exception {
    while (!stepPiece()) {
      letOthersWork();
    }
    tellHeld();
    limiters.values().forEach(RejectionLimiter::tellWithheld);
    resets.tellWithheld();
    shards.values().forEach(shard -> shard.tellSilence(sent));
    publish();
    PopulationLog.tell("populations-end", getRuntimeContext(), spec, shards.values());
    super.finish();
  }

  @Override
  public void close() throws Exception {
    resets.tellWithheld();
    if (telling != null) {
      telling.cancel(false);
    }
    if (metrics != null) {
      publish();
    }
    super.close();
  }
}
