/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.source.Alone;
import io.neuromorphic.flink.source.intake.ClockStart.Rule;
import io.neuromorphic.flink.source.intake.IntakeSettings.AtEnd;
import io.neuromorphic.flink.source.intake.ScriptedSource.Script;
import io.neuromorphic.flink.state.NeuromorphicTypes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.mocks.MockSplitEnumeratorContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

/** A source is wrapped: its packets are judged split by split, its clocks are checkpointed. */
class IntakeSourceTest {

  private static final ClockStart FROM_ZERO = new ClockStart(0, Rule.FIRST_BECOMES, 0, 1_000);

  private final IntakeSource<CurrentPacket, Script, String> source =
      IntakeSource.ofCurrents(
          new ScriptedSource(), FROM_ZERO, Judge.rules(1_000, 5, 3_600_000_000L));
  private final CollectingOutput output = new CollectingOutput();

  @Test
  void everySplitHasAClockOfItsOwn() throws Exception {
    var reader = readerOf(split("a", 100_000, 120_000, 100_000), split("b", 0, 5_000, 0, 1_000));
    readAll(reader);
    assertThat(output.emitted).containsExactly("0 20000@20", "0 5000@5", "late@20", "0 1000@5");
  }

  @Test
  void timestampsAreRoundedDown() throws Exception {
    readAll(readerOf(split("a", 7, 7 + 1_999)));
    assertThat(output.emitted).containsExactly("0 1999@1");
  }

  @Test
  void aClockSurvivesSnapshotAndRestore() throws Exception {
    var reader = readerOf(split("a", 100_000, 120_000, 100_000, 121_000, 122_000));
    reader.pollNext(output);
    List<IntakeSplit<Script>> snapshot = reader.snapshotState(1);
    // What is read on must not reach into the snapshot.
    readAll(reader);
    List<String> unbroken = List.copyOf(output.emitted);
    output.emitted.subList(1, output.emitted.size()).clear();
    var restored = source.createReader(new Alone());
    restored.addSplits(snapshot.stream().map(this::throughBytes).toList());
    readAll(restored);
    assertThat(output.emitted).isEqualTo(unbroken);
    assertThat(unbroken).containsExactly("0 20000@20", "21000 late@21", "22000@22");
  }

  @Test
  void everySplitTellsWhereItStandsBeforeItSaysAnythingElse() throws Exception {
    var reader = readerOf(split("a", 100_000, 120_000, 121_000));
    reader.pollNext(output);
    assertThat(output.told).containsExactly("a at -6");
    reader.addSplits(List.of(split("b", 7)));
    assertThat(output.told).containsExactly("a at -6", "b at -6");

    output.told.clear();
    var restored = source.createReader(new Alone());
    restored.addSplits(reader.snapshotState(1).stream().map(this::throughBytes).toList());
    restored.pollNext(output);
    // 20 ms less the out-of-orderness, less 1.
    assertThat(output.told).containsExactlyInAnyOrder("a at 14", "b at -6");
  }

  @Test
  void oneThatStaysOpenFallsSilentWhereTheOtherEnds() throws Exception {
    var open = source.stayingOpen();
    assertThat(open.getBoundedness()).isEqualTo(Boundedness.CONTINUOUS_UNBOUNDED);
    var reader = open.createReader(new Alone());
    reader.addSplits(List.of(split("a", 5, 6)));
    assertThat(reader.pollNext(output)).isEqualTo(InputStatus.MORE_AVAILABLE);
    assertThat(reader.isAvailable()).isDone();
    for (int i = 0; i < 3; i++) {
      assertThat(reader.pollNext(output)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
      assertThat(reader.isAvailable()).isNotDone();
    }
    assertThat(output.emitted).containsExactly("0 1@0");
    assertThat(output.told).containsExactly("a at -6", "ended idle", "all idle");
    assertThat(reader.snapshotState(1)).isEmpty();
  }

  @Test
  void oneThatWaitsForTheStepsEndsWhenTheyAreDone() throws Exception {
    boolean[] done = {false};
    var reader =
        new IntakeReader<>(
            new ScriptedSource().createReader(null),
            new IntakeFactory.OfCurrents(Judge.rules(1_000, 5, 3_600_000_000L)),
            new IntakeSettings(5, AtEnd.WAITS),
            () -> done[0],
            new SimpleCounter());
    reader.addSplits(List.of(split("a", 5, 6)));
    assertThat(reader.pollNext(output)).isEqualTo(InputStatus.MORE_AVAILABLE);
    for (int i = 0; i < 3; i++) {
      assertThat(reader.pollNext(output)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
      reader.isAvailable().get(9, TimeUnit.SECONDS);
    }
    assertThat(output.emitted).containsExactly("0 1@0", "end");
    assertThat(output.told).containsExactly("a at -6", "ended idle", "all idle");
    done[0] = true;
    assertThat(reader.pollNext(output)).isEqualTo(InputStatus.END_OF_INPUT);
    assertThat(reader.snapshotState(1)).isEmpty();
  }

  @Test
  void aFinishedSplitIsNotInTheSnapshot() throws Exception {
    var reader = readerOf(split("a", 1, 2), split("b", 1, 2, 3));
    reader.pollNext(output);
    reader.pollNext(output);
    assertThat(reader.snapshotState(1)).extracting(IntakeSplit::splitId).containsExactly("b");
  }

  @Test
  void assignedSplitsAreGivenAClock() throws Exception {
    try (var context = new MockSplitEnumeratorContext<IntakeSplit<Script>>(2)) {
      source.createEnumerator(context).start();
      IntakeSplit<Script> assigned = assigned(context, 0, 0);
      assertThat(assigned.splitId()).isEqualTo("a");
      assertThat(assigned.clock().rule).isEqualTo(Rule.FIRST_BECOMES);
      assertThat(assigned.clock().lastMillis).isEqualTo(1_000);
    }
  }

  @Test
  void splitsGivenBackKeepTheirClocks() throws Exception {
    IntakeSplit<Script> split = throughBytes(split("a", 1, 2, 3));
    split.clock().max = 77_000;
    try (var context = new MockSplitEnumeratorContext<IntakeSplit<Script>>(2)) {
      source.createEnumerator(context).addSplitsBack(List.of(split), 0);
      assertThat(assigned(context, 0, 1).clock().max).isEqualTo(77_000);
    }
  }

  @Test
  void aResumedEnumeratorKeepsTheOriginItWasStartedWith() throws Exception {
    IntakeEnumeratorState<String> state;
    try (var context = new MockSplitEnumeratorContext<IntakeSplit<Script>>(2)) {
      state = source.createEnumerator(context).snapshotState(1);
    }
    assertThat(state.inner()).isEqualTo("fresh kept");
    var serializer = source.getEnumeratorCheckpointSerializer();
    state =
        SimpleVersionedSerialization.readVersionAndDeSerialize(
            serializer, SimpleVersionedSerialization.writeVersionAndSerialize(serializer, state));
    var later =
        IntakeSource.ofCurrents(
            new ScriptedSource(),
            new ClockStart(9_000, Rule.SHIFT, 4, 5_000),
            Judge.rules(1_000, 5, 1));
    try (var context = new MockSplitEnumeratorContext<IntakeSplit<Script>>(2)) {
      var enumerator = later.restoreEnumerator(context, state);
      enumerator.start();
      assertThat(assigned(context, 0, 0).clock().rule).isEqualTo(Rule.FIRST_BECOMES);
      assertThat(enumerator.snapshotState(2))
          .isEqualTo(new IntakeEnumeratorState<>(FROM_ZERO, Map.of(), "fresh kept kept"));
    }
  }

  @Test
  void clocksOfSplitsThatWaitForAnotherReaderAreInTheSnapshot() throws Exception {
    IntakeSplit<Script> split = split("a", 1, 2, 3);
    split.clock().max = 77_000;
    var waiting = new IntakeEnumeratorContext<Script>(null, FROM_ZERO);
    waiting.remember(split);
    var serializer = source.getEnumeratorCheckpointSerializer();
    var state =
        SimpleVersionedSerialization.readVersionAndDeSerialize(
            serializer,
            SimpleVersionedSerialization.writeVersionAndSerialize(
                serializer, new IntakeEnumeratorState<>(FROM_ZERO, waiting.returned(), "kept")));

    try (var context = new MockSplitEnumeratorContext<IntakeSplit<Script>>(2)) {
      var restored = new IntakeEnumeratorContext<>(context, FROM_ZERO);
      restored.restore(state.returned());
      restored.assignSplit(split.split(), 1);
      assertThat(assigned(context, 0, 1).clock().max).isEqualTo(77_000);
    }
  }

  @Test
  void refusesVersionsItDoesNotKnow() {
    assertThatThrownBy(() -> source.getSplitSerializer().deserialize(3, new byte[9]))
        .hasMessageContaining("unknown version 3 of a split; this release reads 1 to 2");
    assertThatThrownBy(() -> source.getEnumeratorCheckpointSerializer().deserialize(0, new byte[9]))
        .hasMessageContaining("unknown version 0 of a source");
  }

  @Test
  void refusesBytesThatAreCutOff() throws Exception {
    byte[] bytes = source.getSplitSerializer().serialize(split("a", 1, 2, 3));
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> source.getSplitSerializer().deserialize(2, cut))
          .isInstanceOf(java.io.IOException.class);
    }
  }

  @Test
  void aPacketWithoutASplitIsRefused() {
    var intakes =
        new IntakeOutput<CurrentPacket>(
            output,
            java.util.Map.of(),
            new IntakeFactory.OfCurrents(null),
            ended -> {},
            new SimpleCounter());
    assertThatThrownBy(() -> intakes.collect(Judge.packet(1)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void isShippedWithItsRules() throws Exception {
    var shipped = InstantiationUtil.clone(source);
    assertThat(shipped.getProducedType()).isEqualTo(NeuromorphicTypes.CURRENT_PACKET);
    assertThat(shipped.getBoundedness()).isEqualTo(source.getBoundedness());
    var reader = shipped.createReader(new Alone());
    reader.addSplits(List.of(split("a", 5, 6)));
    readAll(reader);
    assertThat(output.emitted).containsExactly("0 1@0");
  }

  private static IntakeSplit<Script> split(String id, long... times) {
    return new IntakeSplit<>(new Script(id, times, 0), new SplitClock(FROM_ZERO));
  }

  @SafeVarargs
  private SourceReader<CurrentPacket, IntakeSplit<Script>> readerOf(IntakeSplit<Script>... splits)
      throws Exception {
    var reader = source.createReader(new Alone());
    reader.addSplits(List.of(splits));
    return reader;
  }

  private void readAll(SourceReader<CurrentPacket, ?> reader) throws Exception {
    InputStatus status = InputStatus.MORE_AVAILABLE;
    while (status != InputStatus.END_OF_INPUT) {
      status = reader.pollNext(output);
    }
  }

  private IntakeSplit<Script> throughBytes(IntakeSplit<Script> split) {
    try {
      var serializer = source.getSplitSerializer();
      return serializer.deserialize(serializer.getVersion(), serializer.serialize(split));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static IntakeSplit<Script> assigned(
      MockSplitEnumeratorContext<IntakeSplit<Script>> context, int assignment, int subtask) {
    return context.getSplitsAssignmentSequence().get(assignment).assignment().get(subtask).get(0);
  }
}
