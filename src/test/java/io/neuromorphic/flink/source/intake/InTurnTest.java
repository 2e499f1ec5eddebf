/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.source.Alone;
import io.neuromorphic.flink.source.intake.ClockStart.Rule;
import io.neuromorphic.flink.source.intake.ScriptedSource.Script;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings that are played one after the other must not reach back into each other's time. */
class InTurnTest {

  private static final ClockStart START =
      new ClockStart(0, Rule.SHIFT, 0, System.currentTimeMillis());
  private static final long HOUR = 3_600_000_000L;

  private final IntakeSource<CurrentPacket, Script, String> source =
      IntakeSource.ofCurrents(new ScriptedSource(), START, Judge.rules(1_000, 5, HOUR)).inTurn();
  private final CollectingOutput output = new CollectingOutput();
  private SourceReader<CurrentPacket, IntakeSplit<Script>> reader = newReader();

  private SourceReader<CurrentPacket, IntakeSplit<Script>> newReader() {
    try {
      return source.createReader(new Alone());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void add(String id, long... times) {
    reader.addSplits(List.of(new IntakeSplit<>(new Script(id, times, 0), new SplitClock(START))));
  }

  private void play(String id, long... times) throws Exception {
    add(id, times);
    readAll();
  }

  private void readAll() throws Exception {
    while (reader.pollNext(output) != InputStatus.END_OF_INPUT) {
      // Goes on.
    }
  }

  private void restore() throws IOException {
    var serializer = source.getSplitSerializer();
    List<IntakeSplit<Script>> kept = new ArrayList<>();
    for (IntakeSplit<Script> split : reader.snapshotState(1)) {
      kept.add(serializer.deserialize(serializer.getVersion(), serializer.serialize(split)));
    }
    reader = newReader();
    reader.addSplits(kept);
  }

  @Test
  void oneMayReachBackAsFarAsTheOutOfOrderness() throws Exception {
    play("a.csv", 1_000, 20_999);
    play("b.csv", 15_000, 21_000);
    assertThat(output.emitted).containsExactly("1000 20999@20", "15000 21000@21");
  }

  @Test
  void oneThatReachesBackFurtherIsRefusedWithBothNamesTimesAndWhatToDo() throws Exception {
    play("file:///data/a.csv", 1_000, 20_999);
    assertThatThrownBy(() -> play("file:///data/b%20c.csv", 14_999, 21_000))
        .isInstanceOf(SuppressRestartsException.class)
        .cause()
        .isInstanceOf(OverlapException.class)
        .hasMessage(
            "input 'in': /data/b c.csv begins at t = 14999 µs, more than out-of-orderness (5 ms)"
                + " before t = 20999 µs, which /data/a.csv has reached; recordings of one input are"
                + " played one after the other. Make them two inputs, or raise out-of-orderness to"
                + " 6 ms");
    var wider =
        IntakeSource.ofCurrents(new ScriptedSource(), START, Judge.rules(1_000, 6, HOUR)).inTurn();
    reader = wider.createReader(new Alone());
    play("a", 1_000, 20_999);
    play("b", 14_999, 21_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"before", "within", "not"})
  void whatWasReachedSurvivesARestore(String where) throws Exception {
    play("a", 1_000, 40_000);
    play("b", 36_000);
    if (where.equals("before")) {
      restore();
      readAll();
    }
    add("c", 38_000, 39_000, 34_999, 50_000);
    if (where.equals("within")) {
      reader.pollNext(output);
      restore();
    }
    assertThatThrownBy(this::readAll)
        .cause()
        .hasMessageContaining("c begins at t = 34999 µs")
        .hasMessageContaining("t = 40000 µs, which a has reached");
  }

  @Test
  void aReaderThatRemembersReadsNothingTwiceAndHoldsNobodyBack() throws Exception {
    play("a", 1_000, 2_000);
    assertThat(reader.snapshotState(1)).hasSize(1);
    output.told.clear();
    restore();
    readAll();
    assertThat(output.emitted).hasSize(1);
    assertThat(output.told).isEmpty();
    play("b", 3_000);
    // 2 ms less the out-of-orderness, less 1.
    assertThat(output.told).containsExactly("b at -4");
  }

  @Test
  void anEventThatIsLateByItsOwnRecordingIsRejectedAsEver() throws Exception {
    play("a", 1_000, 20_000);
    play("b", 30_000, 14_000);
    assertThat(output.emitted).last().asString().isEqualTo("30000 late@30");
  }

  @Test
  void onlyAcceptedTimesCount() throws Exception {
    play("a", 1_000, 2 * HOUR);
    play("b", 2_000, 3_000);
    assertThat(output.emitted).hasSize(2);
  }

  @Test
  void maxGapCountsFromWhatWasReached() throws Exception {
    play("a", 0, HOUR);
    play("b", HOUR + HOUR);
    assertThatThrownBy(() -> play("c", 3 * HOUR + 1))
        .cause()
        .isInstanceOf(ClockJumpException.class)
        .hasMessageContaining("from 7200000000 µs, which b has reached");
  }

  @Test
  void splitsOfOtherSourcesKnowNothingOfEachOther() throws Exception {
    reader =
        IntakeSource.ofCurrents(new ScriptedSource(), START, Judge.rules(1_000, 5, HOUR))
            .createReader(new Alone());
    play("a", 1_000, 20_000);
    assertThat(reader.snapshotState(1)).isEmpty();
    play("b", 1_000);
    assertThat(output.emitted).hasSize(2);
  }
}
