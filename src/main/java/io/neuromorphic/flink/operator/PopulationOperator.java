/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.EventTrace;
import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.event.ShardKey;
import io.neuromorphic.flink.event.ShardPacket;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.kernel.StepKernel;
import io.neuromorphic.flink.kernel.StepKernels;
import io.neuromorphic.flink.kernel.StepOutput;
import io.neuromorphic.flink.state.NeuromorphicTypes;
import io.neuromorphic.flink.state.PopulationState;
import io.neuromorphic.flink.state.ShardKeys;
import io.neuromorphic.flink.state.SnapshotNotes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.accumulators.LongMaximum;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
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
  static final String STATE = "population";

  /** Name of the operator state that every subtask reads as a whole; a promise. */
  public static final String NOTES = "notes";

  private static final long TELL_MILLIS = 100;

  private final PopulationsSpec spec;
  private final transient Map<ShardKey, PopulationShard> shards = new LinkedHashMap<>();
  private final transient Map<String, RejectionLimiter> limiters = new LinkedHashMap<>();
  private final transient StepKernel kernel = StepKernels.best();
  private final transient LongMaximum lastStep = new LongMaximum();
  private transient ValueState<PopulationState> state;
  private transient ListState<SnapshotNotes> notes;
  private transient long origin;
  private transient WindowSum sum;
  private transient StepOutput stepOutput;
  private transient PublishedTotals totals;
  private transient ScheduledFuture<?> telling;

  public PopulationOperator(
      StreamOperatorParameters<SpikePacket> parameters, PopulationsSpec spec) {
    super(parameters);
    this.spec = spec;
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
    StartingShards start = new StartingShards(spec).restore(backend, state, notes);
    origin = start.originMicros();
    int largest = 0;
    for (PopulationShard shard :
        start.shards(
            key ->
                groups.contains(
                    KeyGroupRangeAssignment.assignToKeyGroup(key, ShardKeys.KEY_GROUPS)))) {
      shards.put(shard.key(), shard);
      largest = Math.max(largest, shard.state().v().length);
    }
    sum = new WindowSum(largest);
    stepOutput = new StepOutput(largest);
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
    getRuntimeContext().addAccumulator(JobCounters.LAST_STEP_MILLIS, lastStep);
    totals = new PublishedTotals(getRuntimeContext(), spec);
    totals.publish(shards.values());
    LongCounter readBefore = new LongCounter();
    readBefore.add(PublishedTotals.read(shards.values()));
    getRuntimeContext().addAccumulator(JobCounters.READ_BEFORE, readBefore);
    telling =
        getProcessingTimeService().scheduleWithFixedDelay(this::tell, TELL_MILLIS, TELL_MILLIS);
  }

  @Override
  public void processElement(StreamRecord<ShardPacket> element) {
    ShardPacket packet = element.getValue();
    PopulationShard shard = shards.get(packet.key());
    if (shard == null) {
      throw new IllegalStateException("no shard " + packet.key() + " in this subtask");
    }
    shard.accept(packet, this::rejectLate);
    if (packet.end() != null) {
      advance(shard, shard.limit());
    }
  }

  private void advance(PopulationShard shard, long limit) {
    shard.advance(limit, kernel, sum, stepOutput, this::send);
    lastStep.add(getProcessingTimeService().getCurrentProcessingTime());
  }

  private void rejectLate(ShardPacket packet, int i) {
    EventTrace trace = packet.trace();
    PopulationShard shard = shards.get(packet.key());
    String value =
        (trace == null ? "" : trace.t()[i])
            + ","
            + packet.key().population()
            + ","
            + (shard.state().shape().first() + packet.neuron()[i])
            + ","
            + packet.current()[i];
    String detail =
        "its window had been stepped; the neurons are at "
            + shard.state().nextWindow() * spec.dtMicros()
            + " µs";
    limiters
        .get(packet.input())
        .offer(
            new Rejection(
                RejectReason.LATE,
                detail,
                packet.input(),
                trace == null ? "" : trace.label(i),
                value),
            getProcessingTimeService().getCurrentProcessingTime());
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    for (PopulationShard shard : shards.values()) {
      advance(shard, shard.limit(mark.getTimestamp(), spec.bounded()));
    }
    super.processWatermark(mark);
  }

  private void send(SpikePacket packet) {
    output.collect(new StreamRecord<>(packet));
  }

  private void tell(long now) {
    limiters.values().forEach(limiter -> limiter.startSecond(now));
    shards.values().forEach(shard -> shard.tellSilence(this::send));
    totals.publish(shards.values());
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
    for (PopulationShard shard : shards.values()) {
      // Neurons whose inputs had ended before they were there are not told of an end any more.
      advance(shard, shard.limit());
    }
    limiters.values().forEach(RejectionLimiter::tellWithheld);
    shards.values().forEach(shard -> shard.tellSilence(this::send));
    totals.publish(shards.values());
    super.finish();
  }

  @Override
  public void close() throws Exception {
    if (telling != null) {
      telling.cancel(false);
    }
    if (totals != null) {
      totals.publish(shards.values());
    }
    super.close();
  }
}
