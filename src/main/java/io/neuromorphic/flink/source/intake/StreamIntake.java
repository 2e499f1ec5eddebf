/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.Positions;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
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
import org.slf4j.LoggerFactory;

/**
 * Where a stream of a program's own comes in: what it carries becomes events in packets, and these
 * are judged. How far time has come is not told by the events but by the stream's watermarks.
 *
 * @param <T> what the stream carries
 * @param <P> kind of packets
 */
public final class StreamIntake<T, P extends InputPacket> extends AbstractStreamOperator<P>
    implements OneInputStreamOperator<T, P>, BoundedOneInput {

  private static final long serialVersionUID = 1L;

  /** Events that wait for a watermark together; neurons are not stepped before it anyway. */
  private static final int MAX_EVENTS = 4_096;

  /** So long may a stream be without a watermark before somebody is told. */
  static final long PATIENCE_MILLIS = 10_000;

  private final String input;
  private final long maxGapMicros;
  private final IntakeFactory<P> intakes;
  private final ClockStart start;
  private final PacketFunction<T, P> events;
  private final transient Consumer<String> warnings;
  private transient ListState<Long> origins;
  private transient ListState<Long> reached;
  private transient Intake<P> intake;
  private transient P packet;
  private transient long received;
  private transient boolean hasWatermark;
  private transient ScheduledFuture<?> patience;

  private StreamIntake(
      StreamOperatorParameters<P> parameters,
      IntakeSpec spec,
      IntakeFactory<P> intakes,
      ClockStart start,
      PacketFunction<T, P> events,
      Consumer<String> warnings) {
    super(parameters);
    this.input = spec.input();
    this.maxGapMicros = spec.maxGapMicros();
    this.intakes = intakes;
    this.start = start;
    this.events = events;
    this.warnings = warnings;
  }

  /** Takes in camera events; those of packets where there is no function. */
  public static <T> StreamIntake<T, CameraPacket> ofCamera(
      StreamOperatorParameters<CameraPacket> parameters,
      IntakeSpec spec,
      ClockStart start,
      PacketFunction<T, CameraPacket> events) {
    return new StreamIntake<>(
        parameters,
        spec,
        new IntakeFactory.OfCamera(spec.byWatermarks()),
        start,
        events,
        LoggerFactory.getLogger(StreamIntake.class)::warn);
  }

  /** Takes in current events; those of packets where there is no function. */
  public static <T> StreamIntake<T, CurrentPacket> ofCurrents(
      StreamOperatorParameters<CurrentPacket> parameters,
      IntakeSpec spec,
      ClockStart start,
      PacketFunction<T, CurrentPacket> events) {
    return ofCurrents(
        parameters, spec, start, events, LoggerFactory.getLogger(StreamIntake.class)::warn);
  }

  static <T> StreamIntake<T, CurrentPacket> ofCurrents(
      StreamOperatorParameters<CurrentPacket> parameters,
      IntakeSpec spec,
      ClockStart start,
      PacketFunction<T, CurrentPacket> events,
      Consumer<String> warnings) {
    return new StreamIntake<>(
        parameters,
        spec,
        new IntakeFactory.OfCurrents(spec.byWatermarks()),
        start,
        events,
        warnings);
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    // Of all subtasks: no matter how many there were, time stands nowhere before.
    origins =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>("origin", Types.LONG));
    reached =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>("reached", Types.LONG));
    SplitClock clock = new SplitClock(start);
    for (Long origin : origins.get()) {
      clock = new SplitClock(origin, start.rule(), start.micros(), start.startedAtMillis());
    }
    for (Long max : reached.get()) {
      clock.max = Math.max(clock.max, max);
    }
    clock.last = clock.max;
    if (context.isRestored()) {
      clock.lastMillis = getProcessingTimeService().getCurrentProcessingTime();
    }
    intake = intakes.create(clock);
    packet = intakes.newPacket();
  }

  @Override
  public void open() throws Exception {
    super.open();
    patience =
        getProcessingTimeService()
            .scheduleWithFixedDelay(now -> missWatermark(), PATIENCE_MILLIS, PATIENCE_MILLIS);
  }

  private void missWatermark() {
    if (hasWatermark) {
      patience.cancel(false);
    } else if (received > 0) {
      warnings.accept(
          "input '"
              + input
              + "': "
              + received
              + " events have come and no watermark yet: neurons are stepped by watermarks alone."
              + " Give the stream assignTimestampsAndWatermarks(...), and withIdleness(...) where"
              + " some of its subtasks may stay silent");
      patience.cancel(false);
    }
  }

  @Override
  public void processElement(StreamRecord<T> element) throws Exception {
    if (events == null) {
      @SuppressWarnings("unchecked") // Without a function, the stream carries packets.
      P given = (P) copy((InputPacket) element.getValue());
      received += given.size();
      send(given);
      return;
    }
    int before = packet.size();
    events.add(element.getValue(), packet);
    received += packet.size() - before;
    if (element.hasTimestamp()) {
      checkTimes(before, element.getTimestamp());
    }
    if (packet.size() >= MAX_EVENTS) {
      flush();
    }
  }

  /** Who else has the packet shall find it as it was. */
  private static InputPacket copy(InputPacket given) {
    return given instanceof CameraPacket camera ? camera.copy() : ((CurrentPacket) given).copy();
  }

  /** Where the two are not of one clock, watermarks say nothing about the events. */
  private void checkTimes(int from, long timestamp) {
    if (timestamp == TimestampAssigner.NO_TIMESTAMP && from < packet.size()) {
      throw new SuppressRestartsException(
          new IllegalStateException(
              "input '"
                  + input
                  + "': its records have no timestamps: give the stream those of its events, and"
                  + " watermarks, with assignTimestampsAndWatermarks(...)"));
    }
    for (int i = from; i < packet.size(); i++) {
      long t = packet.t()[i];
      if (Math.abs((double) t - timestamp * 1e3) > maxGapMicros) {
        throw new SuppressRestartsException(
            new IllegalStateException(
                "input '"
                    + input
                    + "': an event with t = "
                    + t
                    + " µs came in a record whose timestamp is "
                    + timestamp
                    + " ms: they must be of one clock. Flink counts milliseconds, events count"
                    + " microseconds"));
      }
    }
  }

  private void flush() {
    if (packet.size() > 0) {
      P full = packet;
      full.setPositions(
          Positions.counting(
              "subtask " + getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() + " event ",
              received - full.size()));
      packet = intakes.newPacket();
      send(full);
    }
  }

  private void send(P full) {
    full.setWork(full.size());
    intake.judge(full, getProcessingTimeService().getCurrentProcessingTime());
    output.collect(new StreamRecord<>(full));
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    flush();
    if (mark.getTimestamp() != Long.MAX_VALUE) {
      hasWatermark = true;
      if (mark.getTimestamp() > Long.MIN_VALUE / 1_000
          && mark.getTimestamp() < Long.MAX_VALUE / 1_000 - 1) {
        intake.complete(mark.getTimestamp());
      }
    }
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    flush();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    origins.clear();
    origins.add(intake.clock().origin);
    reached.clear();
    reached.add(intake.clock().max);
  }

  @Override
  public void endInput() {
    flush();
  }

  @Override
  public void close() throws Exception {
    if (patience != null) {
      patience.cancel(false);
    }
    super.close();
  }
}
