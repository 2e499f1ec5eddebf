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
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.slf4j.LoggerFactory;

/**
 * Where a stream of a program's own comes in: what it carries becomes events in packets, and these
 * are judged. How far time has come is not told by the events but by the stream's watermarks.
 *
 * <p>Which events a subtask meets depends on the parallelism. So each is judged by itself, its
 * record's timestamp, the origin and the watermarks, never by the one before it.
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

  private final IntakeSpec spec;
  private final IntakeFactory<P> intakes;
  private final ClockStart start;
  private final PacketFunction<T, P> events;
  private final transient Consumer<String> warnings;
  private transient ListState<Long> origins;
  private transient ListState<Long> reached;
  private transient Intake<P> intake;
  private transient P packet;

  /** Events so far, as positions count them. */
  private transient long received;

  private transient ListState<Long> receivedState;
  private transient boolean hasEvents;
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
    this.spec = spec;
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
        new IntakeFactory.OfCamera(spec.judgedByWatermarks()),
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
        new IntakeFactory.OfCurrents(spec.judgedByWatermarks()),
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
    receivedState =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("received", Types.LONG));
    for (Long before : receivedState.get()) {
      received = Math.max(received, before);
    }
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
    } else if (hasEvents) {
      warnings.accept(
          "input '"
              + spec.input()
              + "': events have come and no watermark yet: neurons are stepped by watermarks alone."
              + " Give the stream assignTimestampsAndWatermarks(...), and withIdleness(...) where"
              + " some of its subtasks may stay silent");
      patience.cancel(false);
    }
  }

  @Override
  public void processElement(StreamRecord<T> element) throws Exception {
    hasEvents = true;
    if (events == null) {
      @SuppressWarnings("unchecked") // Without a function, the stream carries packets.
      P given = (P) copy((InputPacket) element.getValue());
      received += given.size();
      if (element.hasTimestamp()) {
        checkTime(given, element.getTimestamp());
      }
      send(given);
      return;
    }
    int before = packet.size();
    events.add(element.getValue(), packet);
    received += packet.size() - before;
    if (element.hasTimestamp()) {
      checkTimes(before, element.getTimestamp());
    }
    // What could not become an event is counted alone.
    if (packet.size() + packet.counts().read() >= MAX_EVENTS) {
      flush();
    }
  }

  /** Who else has the packet shall find it as it was. */
  private static InputPacket copy(InputPacket given) {
    return given instanceof CameraPacket camera ? camera.copy() : ((CurrentPacket) given).copy();
  }

  /** Where the two are not of one clock, watermarks say nothing about the events. */
  private void checkTimes(int from, long timestamp) {
    checkTimestamp(packet.size() - from, timestamp);
    for (int i = from; i < packet.size(); i++) {
      if (differ(packet.t()[i], timestamp)) {
        throw otherClock(packet.t()[i], timestamp);
      }
    }
  }

  private void checkTimestamp(int events, long timestamp) {
    if (timestamp == TimestampAssigner.NO_TIMESTAMP && events > 0) {
      throw failure(
          "its records have no timestamps: give the stream those of its events, and watermarks,"
              + " with assignTimestampsAndWatermarks(...)");
    }
  }

  /** The events of a packet may be far apart, and its record's timestamp is that of any of them. */
  private void checkTime(P given, long timestamp) {
    checkTimestamp(given.size(), timestamp);
    if (given.size() > 0) {
      long first = given.t()[0];
      long last = first;
      for (int i = 1; i < given.size(); i++) {
        first = Math.min(first, given.t()[i]);
        last = Math.max(last, given.t()[i]);
      }
      boolean before = timestamp * 1e3 < first;
      if ((before || timestamp * 1e3 > last) && differ(before ? first : last, timestamp)) {
        throw otherClock(before ? first : last, timestamp);
      }
    }
  }

  private boolean differ(long micros, long timestamp) {
    return Math.abs((double) micros - timestamp * 1e3) > spec.maxGapMicros();
  }

  private RuntimeException otherClock(long micros, long timestamp) {
    return failure(
        "an event with t = "
            + micros
            + " µs came in a record whose timestamp is "
            + timestamp
            + " ms: they must be of one clock. Flink counts milliseconds, events count"
            + " microseconds");
  }

  private RuntimeException failure(String problem) {
    return new SuppressRestartsException(
        new IllegalStateException("input '" + spec.input() + "': " + problem));
  }

  private void flush() {
    if (packet.size() > 0 || !packet.counts().isEmpty()) {
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
    long told = mark.getTimestamp();
    // The least and the greatest tell no time: strategies begin with the one, and end with the
    // other.
    if (told != Long.MAX_VALUE) {
      hasWatermark = true;
      if (told > Long.MIN_VALUE / 2_000) {
        told = shifted(told);
        if (told > Long.MIN_VALUE / 1_000) {
          intake.complete(told);
        }
      }
    }
    super.processWatermark(new Watermark(told));
  }

  /** What a watermark says of the times that events have here: (W + 1)·1000 moves as they do. */
  private long shifted(long watermark) {
    SplitClock clock = intake.clock();
    long shifted = Math.min(watermark, Long.MAX_VALUE / 1_000) + Math.floorDiv(clock.shift, 1_000);
    if (shifted >= Math.floorDiv(spec.horizon(clock.origin), 1_000)) {
      throw failure(
          "its watermark is at "
              + shifted
              + " ms, more than ten years, or max-gap, after the origin at "
              + clock.origin
              + " µs: expected times of the origin's clock. Give the neurons an origin near the"
              + " first event; Flink counts milliseconds, events count microseconds");
    }
    return shifted;
  }

  /** What came before the stream fell silent waits for nothing more. */
  @Override
  public void processWatermarkStatus(WatermarkStatus status) throws Exception {
    flush();
    super.processWatermarkStatus(status);
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
    receivedState.clear();
    receivedState.add(received);
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
