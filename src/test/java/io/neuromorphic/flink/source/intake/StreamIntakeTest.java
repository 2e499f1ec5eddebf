/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stream of times in µs; each is a current of neuron 0. */
class StreamIntakeTest {

  private static final long MS = 1_000;
  private static final IntakeSpec SPEC =
      new IntakeSpec("own", MS, 5, 3_600_000_000L, Map.of("p", 1));

  private final List<String> warnings = new ArrayList<>();
  private OneInputStreamOperatorTestHarness<Object, CurrentPacket> harness;

  private static final class Factory extends AbstractStreamOperatorFactory<CurrentPacket>
      implements OneInputStreamOperatorFactory<Object, CurrentPacket> {

    private static final long serialVersionUID = 1L;
    private final transient PacketFunction<Object, CurrentPacket> events;
    private final transient List<String> warnings;
    private final long origin;

    Factory(PacketFunction<Object, CurrentPacket> events, List<String> warnings, long origin) {
      this.events = events;
      this.warnings = warnings;
      this.origin = origin;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Flink's signature
    public <T extends StreamOperator<CurrentPacket>> T createStreamOperator(
        StreamOperatorParameters<CurrentPacket> parameters) {
      return (T)
          StreamIntake.ofCurrents(
              parameters,
              SPEC,
              new ClockStart(origin, ClockStart.Rule.SHIFT, 0, 0),
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
    harness = new OneInputStreamOperatorTestHarness<>(new Factory(events, warnings, origin));
    harness.setup(
        NeuromorphicTypes.CURRENT_PACKET.createSerializer(
            new ExecutionConfig().getSerializerConfig()));
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
  }

  private void open() throws Exception {
    open((t, packet) -> packet.add((Long) t, packet.dictionaryIndex("p"), 0, 1), 0, null);
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
  void aFirstEventFarFromTheOriginFailsTheProgram() throws Exception {
    open();
    send(1_790_000_000_000_000L);
    assertThatThrownBy(() -> harness.processWatermark(1))
        .isInstanceOf(SuppressRestartsException.class)
        .rootCause()
        .hasMessageContainingAll("own", "1790000000000000", "origin(...)", "maxGap(...)");
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
        .startsWith("input 'own': 1 events have come and no watermark yet");
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
    open((t, packet) -> packet.add((Long) t, packet.dictionaryIndex("p"), 0, 1), 2 * MS, null);
    send(7 * MS);
    harness.processWatermark(3);
    OperatorSubtaskState kept = harness.snapshot(1, 1);
    harness.close();

    open((t, packet) -> packet.add((Long) t, packet.dictionaryIndex("p"), 0, 1), 9 * MS, kept);
    send(2 * MS, MS);
    harness.processWatermark(5);
    assertThat(times(last())).containsExactly(2 * MS);
    assertThat(last().lastTime()).isEqualTo(7 * MS);
    assertThat(last().rejections())
        .extracting(Rejection::reason)
        .containsExactly(RejectReason.BEFORE_ORIGIN);
  }
}
