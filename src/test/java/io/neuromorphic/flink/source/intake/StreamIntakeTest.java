/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.state.NeuromorphicTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stream of times in µs; each is a current of neuron 0. */
class StreamIntakeTest {

  private static final long MS = 1_000;
  private static final IntakeSpec SPEC =
      new IntakeSpec("own", MS, IntakeSpec.Lateness.BY_EVENTS, 5, 3_600_000_000L, Map.of("p", 1));

  private static final PacketFunction<Object, CurrentPacket> CURRENT =
      (t, packet) -> packet.add((Long) t, packet.dictionaryIndex("p"), 0, 1);

  private final List<String> warnings = new ArrayList<>();
  private OneInputStreamOperatorTestHarness<Object, CurrentPacket> harness;

  private static final class Factory extends AbstractStreamOperatorFactory<CurrentPacket>
      implements OneInputStreamOperatorFactory<Object, CurrentPacket> {

    private static final long serialVersionUID = 1L;
    private final transient PacketFunction<Object, CurrentPacket> events;
    private final transient List<String> warnings;
    private final long origin;
    private final long shift;

    Factory(
        PacketFunction<Object, CurrentPacket> events,
        List<String> warnings,
        long origin,
        long shift) {
      this.events = events;
      this.warnings = warnings;
      this.origin = origin;
      this.shift = shift;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Flink's signature
    public <T extends StreamOperator<CurrentPacket>> T createStreamOperator(
        StreamOperatorParameters<CurrentPacket> parameters) {
      return (T)
          StreamIntake.ofCurrents(
              parameters,
              SPEC,
              new ClockStart(origin, ClockStart.Rule.SHIFT, shift, 0),
              events,
              warnings::add);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader loader) {
      return StreamIntake.class;
    }
  }

  private void open(
      PacketFunction<Object, CurrentPacket> events, long origin, OperatorSubtaskState state)
      throws Exception {
    open(events, origin, 0, state);
  }

  private void open(
      PacketFunction<Object, CurrentPacket> events,
      long origin,
      long shift,
      OperatorSubtaskState state)
      throws Exception {
    harness = new OneInputStreamOperatorTestHarness<>(new Factory(events, warnings, origin, shift));
    harness.setup(
        NeuromorphicTypes.CURRENT_PACKET.createSerializer(
            new ExecutionConfig().getSerializerConfig()));
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
  }

  private void open() throws Exception {
    open(CURRENT, 0, null);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private void send(long... times) throws Exception {
    for (long t : times) {
      harness.processElement(new StreamRecord<>(t));
    }
  }

  private List<CurrentPacket> packets() {
    return harness.extractOutputValues();
  }

  private CurrentPacket last() {
    return packets().get(packets().size() - 1);
  }

  private static long[] times(CurrentPacket packet) {
    return Arrays.copyOf(packet.t(), packet.size());
  }

  @Test
  void aWatermarkSendsWhatCameBeforeIt() throws Exception {
    open();
    send(3 * MS, MS, 2 * MS);
    assertThat(harness.getOutput()).isEmpty();

    harness.processWatermark(3);
    assertThat(times(last())).containsExactly(3 * MS, MS, 2 * MS);
    assertThat(last().lastTime()).isEqualTo(3 * MS);
    assertThat(harness.getOutput()).last().isEqualTo(new Watermark(3));
  }

  @Test
  void lateIsWhatAWatermarkHasCompletedAndNothingElse() throws Exception {
    open();
    // Far out of order, but no watermark has passed.
    send(500 * MS, 4 * MS);
    harness.processWatermark(3);
    assertThat(last().rejections()).isEmpty();

    send(4 * MS - 1, 4 * MS, 4 * MS + 1);
    harness.processWatermark(4);
    assertThat(times(last())).containsExactly(4 * MS, 4 * MS + 1);
    assertThat(last().rejections())
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.reason()).isEqualTo(RejectReason.LATE);
              assertThat(rejection.detail())
                  .isEqualTo(
                      "its window had been completed: the watermark of its stream has passed 4000"
                          + " µs");
              assertThat(rejection.position()).isEqualTo("subtask 0 event 2");
            });
  }

  @Test
  void whatNoNeuronCanTakeIsRejected() throws Exception {
    open(
        (t, packet) -> {
          packet.add((Long) t, packet.dictionaryIndex("q"), 0, 1);
          packet.add((Long) t, packet.dictionaryIndex("p"), 1, 1);
          packet.add((Long) t, packet.dictionaryIndex("p"), 0, Float.NaN);
          packet.add((Long) t, packet.dictionaryIndex("p"), 0, 1);
        },
        MS,
        null);
    send(MS, 0);
    harness.processWatermark(1);
    assertThat(times(last())).containsExactly(MS);
    assertThat(last().counts().read()).isEqualTo(8);
    assertThat(last().rejections())
        .extracting(Rejection::reason)
        .containsExactly(
            RejectReason.UNKNOWN_POPULATION,
            RejectReason.INVALID_NEURON,
            RejectReason.INVALID_CURRENT,
            RejectReason.UNKNOWN_POPULATION,
            RejectReason.INVALID_NEURON,
            RejectReason.INVALID_CURRENT,
            RejectReason.BEFORE_ORIGIN);
  }

  @Test
  void timesOfAnotherClockFailTheProgram() throws Exception {
    open();
    // Somebody gave microseconds to Flink.
    assertThatThrownBy(() -> harness.processElement(new StreamRecord<>(5_000_000L, 5_000_000L)))
        .isInstanceOf(SuppressRestartsException.class)
        .rootCause()
        .hasMessage(
            "input 'own': an event with t = 5000000 µs came in a record whose timestamp is 5000000"
                + " ms: they must be of one clock. Flink counts milliseconds, events count"
                + " microseconds");
  }

  @Test
  void recordsWithoutTimestampsFailTheProgram() throws Exception {
    open();
    assertThatThrownBy(
            () -> harness.processElement(new StreamRecord<>(MS, TimestampAssigner.NO_TIMESTAMP)))
        .isInstanceOf(SuppressRestartsException.class)
        .rootCause()
        .hasMessage(
            "input 'own': its records have no timestamps: give the stream those of its events, and"
                + " watermarks, with assignTimestampsAndWatermarks(...)");
  }

  @Test
  void timesOfAnotherClockThanTheOriginsAreNotSteppedTo() throws Exception {
    open();
    send(1_790_000_000_000_000L, MS);
    harness.processWatermark(0);
    assertThat(times(last())).containsExactly(MS);
    assertThat(last().rejections())
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.reason()).isEqualTo(RejectReason.INVALID_TIME);
              assertThat(rejection.detail()).contains("more than ten years", "origin at 0 µs");
            });
    for (long mark : new long[] {1_790_000_000_000L, Long.MAX_VALUE - 1}) {
      assertThatThrownBy(() -> harness.processWatermark(mark))
          .isInstanceOf(SuppressRestartsException.class)
          .rootCause()
          .hasMessageContainingAll("input 'own'", "origin at 0 µs", "ten years");
    }
  }

  @Test
  void aStreamWithoutWatermarksIsTold() throws Exception {
    open();
    harness.setProcessingTime(StreamIntake.PATIENCE_MILLIS);
    assertThat(warnings).isEmpty();
    send(MS);
    harness.setProcessingTime(2 * StreamIntake.PATIENCE_MILLIS);
    harness.setProcessingTime(4 * StreamIntake.PATIENCE_MILLIS);
    assertThat(warnings)
        .singleElement()
        .asString()
        .startsWith("input 'own': events have come and no watermark yet");
  }

  @Test
  void theEndSendsWhatWaits() throws Exception {
    open();
    send(MS);
    harness.processWatermark(Watermark.MAX_WATERMARK);
    harness.endInput();
    assertThat(times(last())).containsExactly(MS);
    assertThat(warnings).isEmpty();
  }

  @Test
  void packetsOfTheProgramStayAsTheyAre() throws Exception {
    open(null, MS, null);
    CurrentPacket given = new CurrentPacket(0);
    given.add(0, given.dictionaryIndex("p"), 0, 1);
    given.add(MS, given.dictionaryIndex("p"), 0, 2);
    harness.processElement(new StreamRecord<>(given));

    assertThat(times(last())).containsExactly(MS);
    assertThat(given.size()).isEqualTo(2);
    assertThat(given.counts().isEmpty()).isTrue();
  }

  @Test
  void aRestoreKeepsOriginAndTime() throws Exception {
    open(CURRENT, 2 * MS, null);
    send(7 * MS);
    harness.processWatermark(3);
    OperatorSubtaskState kept = harness.snapshot(1, 1);
    harness.close();

    open(CURRENT, 9 * MS, kept);
    send(2 * MS, MS);
    harness.processWatermark(5);
    assertThat(times(last())).containsExactly(2 * MS);
    assertThat(last().lastTime()).isEqualTo(7 * MS);
    assertThat(last().rejections())
        .extracting(Rejection::reason, Rejection::position)
        .containsExactly(tuple(RejectReason.BEFORE_ORIGIN, "subtask 0 event 2"));
  }

  @Test
  void aShiftMovesEventsAndWatermarksTogether() throws Exception {
    for (long shift : new long[] {-10_000 * MS, 10_000 * MS, 1_500, -1_500}) {
      open(CURRENT, -100_000 * MS, shift, null);
      send(20_000 * MS, 20_001 * MS);
      harness.processWatermark(20_000);
      assertThat(times(last())).containsExactly(20_000 * MS + shift, 20_001 * MS + shift);
      // It completes what ends at or before (W + 1)·1000, and never half a window more.
      long forwarded = 20_000 + Math.floorDiv(shift, MS);
      assertThat(harness.getOutput()).last().isEqualTo(new Watermark(forwarded));

      long end = (forwarded + 1) * MS;
      send(end - 1 - shift, end - shift, 20_001 * MS);
      harness.processWatermark(20_001);
      assertThat(times(last())).containsExactly(end, 20_001 * MS + shift);
      assertThat(last().rejections())
          .extracting(Rejection::reason)
          .containsExactly(RejectReason.LATE);
      harness.close();
    }
    open();
  }

  @Test
  void marksThatTellNoTimeAreNotShifted() throws Exception {
    open(CURRENT, 0, 10_000 * MS, null);
    harness.processWatermark(new Watermark(Long.MIN_VALUE));
    harness.processWatermark(Watermark.MAX_WATERMARK);
    assertThat(harness.getOutput())
        .containsExactly(new Watermark(Long.MIN_VALUE), Watermark.MAX_WATERMARK);
  }

  @Test
  void aGapBetweenTheEventsOfASubtaskIsNoJump() throws Exception {
    open();
    long hour = 3_600_000 * MS;
    // Others may have brought what lies between, also before the first of this one.
    send(3 * hour, 5 * hour, 3 * hour, 90 * hour);
    harness.processWatermark(2);
    assertThat(times(last())).containsExactly(3 * hour, 5 * hour, 3 * hour, 90 * hour);
  }

  @Test
  void eventsThatCouldNotBecomeOneAreCountedWithoutAnyOther() throws Exception {
    open((t, packet) -> packet.addUnparsable("expected a pixel", "", "t = " + t), 0, null);
    send(MS, MS);
    harness.processWatermark(1);
    assertThat(last().counts().read()).isEqualTo(2);
    assertThat(last().rejections()).hasSize(2);

    send(2 * MS);
    harness.prepareSnapshotPreBarrier(1);
    assertThat(packets()).hasSize(2);
    assertThat(last().counts().rejected(RejectReason.UNPARSABLE)).isEqualTo(1);

    send(3 * MS);
    harness.endInput();
    assertThat(packets()).hasSize(3);
    harness.endInput();
    assertThat(packets()).hasSize(3);

    for (int i = 0; i < 5_000; i++) {
      send(4 * MS);
    }
    assertThat(packets()).hasSize(4);
  }

  @Test
  void aStreamThatFallsSilentKeepsNothing() throws Exception {
    open();
    send(MS);
    harness.processWatermarkStatus(WatermarkStatus.IDLE);
    assertThat(times(last())).containsExactly(MS);
    assertThat(harness.getOutput()).last().isEqualTo(WatermarkStatus.IDLE);
  }

  @Test
  void aPacketIsOfAnotherClockWhereNoneOfItsEventsIsNearItsRecord() throws Exception {
    open(null, 0, null);
    CurrentPacket given = new CurrentPacket(0);
    given.add(0, given.dictionaryIndex("p"), 0, 1);
    given.add(36_000_000 * MS, given.dictionaryIndex("p"), 0, 2);
    for (long millis : new long[] {0, 18_000_000, 36_000_000, 39_600_000, -3_600_000}) {
      harness.processElement(new StreamRecord<>(given, millis));
    }
    for (long millis : new long[] {39_600_001, -3_600_001}) {
      assertThatThrownBy(() -> harness.processElement(new StreamRecord<>(given, millis)))
          .isInstanceOf(SuppressRestartsException.class)
          .rootCause()
          .hasMessageContainingAll("input 'own'", millis + " ms", "of one clock");
    }
  }
}
