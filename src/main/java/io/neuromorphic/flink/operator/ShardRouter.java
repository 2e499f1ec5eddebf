/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.EndOfInput;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.IntakeCounts;
import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.event.ShardPacket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.accumulators.LongMinimum;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/**
 * Bundles the events of one input by shard and dt window, so that few large packets cross the
 * network. Chained behind the source; holds nothing across a checkpoint but the input's clock: it
 * sends what it has before every barrier and, at the latest, {@code holdMillis} after a watermark.
 *
 * @param <P> kind of packets
 */
abstract class ShardRouter<P extends InputPacket> extends AbstractStreamOperator<ShardPacket>
    implements OneInputStreamOperator<P, ShardPacket>, BoundedOneInput {

  private static final long serialVersionUID = 1L;

  /** Beat on which everything is sent where no watermark moves, at most so slow, ms. */
  private static final long TICK_MILLIS = 5;

  /** Events after which the buffers are sent in any case. */
  private static final int MAX_BUFFERED = 65_536;

  protected final transient ShardBuffers buffers;
  protected final transient IntakeCounts counts = new IntakeCounts();

  private final RouterSpec spec;

  /** By population: where its packets go, if not to the operator of the rest. */
  private final transient Map<String, OutputTag<ShardPacket>> stages = new HashMap<>();

  private final transient RejectionLimiter limiter;
  private final transient LongCounter work = new LongCounter();
  private final transient LongMinimum firstRead = new LongMinimum();
  private transient boolean hasRead;
  private transient ListState<Long> lastTimeState;
  private transient ScheduledFuture<?> ticking;
  private transient Watermark held;
  private transient long lastFlushMillis;
  private transient long lastTime;

  ShardRouter(StreamOperatorParameters<ShardPacket> parameters, RouterSpec spec) {
    super(parameters);
    this.spec = spec;
    this.buffers = new ShardBuffers(spec.input(), spec.traced(), spec.targets());
    for (RouterSpec.Target target : spec.targets()) {
      if (!target.stage().isEmpty()) {
        stages.put(target.population(), StageTag.of(target.stage()));
      }
    }
    this.limiter = new RejectionLimiter(spec.input(), this::reject);
    this.lastTime = InputPacket.NONE;
  }

  /** Puts the events of a packet into the buffers; counts those that are filtered. */
  protected abstract void route(P packet);

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    lastTimeState =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("last-time", Types.LONG));
    for (Long restored : lastTimeState.get()) {
      lastTime = Math.max(lastTime, restored);
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    getRuntimeContext().addAccumulator(spec.prefix() + JobCounters.work(spec.input()), work);
    getRuntimeContext().addAccumulator(spec.prefix() + JobCounters.FIRST_READ_MILLIS, firstRead);
    long beat = Math.max(TICK_MILLIS, spec.holdMillis());
    ticking = getProcessingTimeService().scheduleWithFixedDelay(this::tick, beat, beat);
  }

  @Override
  public void processElement(StreamRecord<P> element) {
    P packet = element.getValue();
    if (!hasRead) {
      hasRead = true;
      firstRead.add(getProcessingTimeService().getCurrentProcessingTime());
    }
    work.add(packet.work());
    lastTime = Math.max(lastTime, packet.lastTime());
    counts.add(packet.counts());
    if (packet.counts().read() != packet.size()) {
      passRejections(packet);
    }
    if (packet.size() > 0) {
      route(packet);
      if (buffers.buffered() >= MAX_BUFFERED) {
        flush();
      }
    }
    if (packet.until() == InputPacket.END) {
      announceEnd();
      flush();
    }
  }

  private void passRejections(P packet) {
    long now = getProcessingTimeService().getCurrentProcessingTime();
    long[] described = new long[RejectReason.values().length];
    for (Rejection rejection : packet.rejections()) {
      described[rejection.reason().ordinal()]++;
      limiter.offer(rejection, now);
    }
    for (RejectReason reason : RejectReason.values()) {
      long more = packet.counts().rejected(reason) - described[reason.ordinal()];
      if (more > 0) {
        limiter.offerUndescribed(reason, more, now);
      }
    }
  }

  private void reject(Rejection rejection) {
    if (spec.failOnInvalid() && rejection.reason() != RejectReason.LATE) {
      throw new SuppressRestartsException(new InvalidEventException(rejection));
    }
    output.collect(RejectedTag.REJECTED, new StreamRecord<>(rejection));
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (mark.getTimestamp() == Long.MAX_VALUE) {
      // The source has ended, which it says before its chain is told: the neurons must know first.
      announceEnd();
    }
    held = mark;
    long now = getProcessingTimeService().getCurrentProcessingTime();
    if (mark.getTimestamp() == Long.MAX_VALUE || now - lastFlushMillis >= spec.holdMillis()) {
      flush();
    }
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) throws Exception {
    flush();
    super.processWatermarkStatus(status);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    limiter.tellWithheld();
    flush();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    lastTimeState.clear();
    lastTimeState.add(lastTime);
  }

  private void announceEnd() {
    int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    int of = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
    for (int slot = 0; slot < buffers.slots(); slot++) {
      buffers.packet(slot).setEnd(new EndOfInput(subtask, of, lastTime));
    }
  }

  @Override
  public void endInput() {
    limiter.tellWithheld();
    flush();
  }

  @Override
  public void close() throws Exception {
    if (ticking != null) {
      ticking.cancel(false);
    }
    super.close();
  }

  private void tick(long now) {
    limiter.startSecond(now);
    flush();
  }

  private void send(ShardPacket packet) {
    OutputTag<ShardPacket> stage = stages.get(packet.key().population());
    if (stage == null) {
      output.collect(new StreamRecord<>(packet));
    } else {
      output.collect(stage, new StreamRecord<>(packet));
    }
  }

  /** Sends everything that waits: the currents, the counts, and then how far time has come. */
  private void flush() {
    if (!counts.isEmpty()) {
      // One shard keeps the counts for all: any will do, as they are summed up over the shards.
      buffers.packet(0).setCounts(counts.take());
    }
    buffers.flush(this::send);
    if (held != null) {
      if (held.getTimestamp() == Long.MAX_VALUE) {
        // The final watermark stays here: while all other inputs are idle it would be the job's,
        // and time would end for those that go on. The neurons know the end from the packets.
        output.emitWatermarkStatus(WatermarkStatus.IDLE);
      } else {
        output.emitWatermark(held);
      }
      held = null;
    }
    lastFlushMillis = getProcessingTimeService().getCurrentProcessingTime();
  }
}
