/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import static io.neuromorphic.flink.operator.Populations.FIRES;
import static io.neuromorphic.flink.operator.Populations.bounded;
import static io.neuromorphic.flink.operator.Populations.population;
import static io.neuromorphic.flink.operator.Populations.unbounded;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.EndOfInput;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.job.compare.Spike;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every population is stepped through the window of the last accepted time that reaches it. */
class EndOfInputTest {

  private static final PopulationSpec EYE = population("eye", 4, 2, "camera");
  private static final PopulationSpec EAR = population("ear", 3, 1, "sound");
  private static final PopulationSpec BOTH = population("both", 2, 1, "camera", "sound");

  @Test
  void theFinalWatermarkCompletesNothingByItself() throws Exception {
    try (PopulationHarness operator = PopulationHarness.started(bounded(1_000, 0, EYE))) {
      operator.currents(List.of(new Current("camera", 5_500, "eye", 1, FIRES)));
      operator.end("camera", new EndOfInput(0, 2, 5_500));
      operator.finalWatermark();
      assertThat(stepsOf(operator)).isZero();
      assertThat(operator.total(JobCounters.pending("camera"))).isOne();
    }
  }

  @Test
  void stepsThroughTheWindowOfTheLastTimeAndNoFurther() throws Exception {
    try (PopulationHarness operator = PopulationHarness.started(bounded(1_000, 0, EYE))) {
      operator.currents(List.of(new Current("camera", 5_500, "eye", 1, FIRES)));
      // Shards without the last event go as far.
      operator.end("camera", 7_000);
      assertThat(stepsOf(operator)).isEqualTo(2 * 8);
      assertThat(operator.spikes()).containsExactly(new Spike(6_000, "eye", 1));
    }
  }

  @Test
  void theLastTimeOfAllSubtasksCounts() throws Exception {
    try (PopulationHarness operator = PopulationHarness.started(bounded(1_000, 0, EYE))) {
      operator.end("camera", new EndOfInput(0, 3, 7_999));
      operator.end("camera", new EndOfInput(2, 3, 1_000));
      operator.watermark(20);
      // Subtask 1 goes on, so does time.
      assertThat(stepsOf(operator)).isEqualTo(2 * 21);
      operator.end("camera", new EndOfInput(1, 3, 22_000));
      operator.finalWatermark();
      assertThat(stepsOf(operator)).isEqualTo(2 * 23);
    }
  }

  @Test
  void anInputWithoutEventsEndsNowhere() throws Exception {
    try (PopulationHarness operator = PopulationHarness.started(bounded(1_000, 0, EYE, BOTH))) {
      operator.end("camera", InputPacket.NONE);
      operator.end("sound", 2_500);
      operator.finalWatermark();
      assertThat(stepsOf(operator)).isEqualTo(3);
    }
  }

  @Test
  void aPopulationStopsAtItsOwnEndWhileOthersGoOn() throws Exception {
    try (PopulationHarness operator =
        PopulationHarness.started(bounded(1_000, 0, EYE, EAR, BOTH))) {
      operator.end("camera", 4_000);
      operator.watermark(9);
      // eye: 2 shards, 5 windows; ear and both: 10 windows.
      assertThat(stepsOf(operator)).isEqualTo(2 * 5 + 10 + 10);
      operator.end("sound", 12_000);
      operator.finalWatermark();
      assertThat(stepsOf(operator)).isEqualTo(2 * 5 + 13 + 13);
    }
  }

  @Test
  void itsOwnEndIsKeptAcrossARestore() throws Exception {
    PopulationsSpec spec = bounded(1_000, 0, EYE, EAR);
    PopulationHarness.Snapshot snapshot;
    try (PopulationHarness operator = PopulationHarness.started(spec)) {
      operator.end("camera", 4_000);
      operator.watermark(2);
      snapshot = operator.snapshot();
    }
    try (PopulationHarness operator =
        PopulationHarness.restored(spec, Backend.HASHMAP, 2, snapshot)) {
      operator.watermark(9);
      assertThat(stepsOf(operator)).isEqualTo(2 * 5 + 10);
    }
  }

  @Test
  void noneStopsWhereAnInputNeverEnds() throws Exception {
    try (PopulationHarness operator = PopulationHarness.started(unbounded(1_000, 0, EYE, EAR))) {
      operator.end("camera", 4_000);
      operator.watermark(9);
      assertThat(stepsOf(operator)).isEqualTo(2 * 10 + 10);
    }
  }

  @Test
  void subtasksEndAnewAfterARestoreAtAnotherParallelism() throws Exception {
    PopulationsSpec spec = bounded(1_000, 0, EYE);
    PopulationHarness.Snapshot snapshot;
    try (PopulationHarness operator = PopulationHarness.started(spec)) {
      operator.end("camera", new EndOfInput(0, 2, 9_000));
      snapshot = operator.snapshot();
    }
    try (PopulationHarness operator =
        PopulationHarness.restored(spec, Backend.HASHMAP, 1, snapshot)) {
      operator.end("camera", new EndOfInput(1, 3, 2_000));
      operator.end("camera", new EndOfInput(0, 3, 2_000));
      operator.watermark(11);
      assertThat(stepsOf(operator)).isEqualTo(2 * 12);
      operator.end("camera", new EndOfInput(2, 3, 13_000));
      operator.watermark(30);
      assertThat(stepsOf(operator)).isEqualTo(2 * 14);
    }
  }

  @Test
  void anEndToldBeforeTwoRestoresDoesNotStandForASubtaskThatRunsAgain() throws Exception {
    PopulationsSpec spec = bounded(1_000, 0, EYE);
    PopulationHarness.Snapshot snapshot;
    try (PopulationHarness operator = PopulationHarness.started(spec)) {
      operator.end("camera", new EndOfInput(0, 2, 9_000));
      snapshot = operator.snapshot();
    }
    // Read by one subtask for a while, of which nothing is heard, and then by two again.
    try (PopulationHarness operator =
        PopulationHarness.restored(spec, Backend.HASHMAP, 1, snapshot)) {
      snapshot = operator.snapshot();
    }
    try (PopulationHarness operator =
        PopulationHarness.restored(spec, Backend.HASHMAP, 1, snapshot)) {
      operator.end("camera", new EndOfInput(1, 2, 2_000));
      assertThat(stepsOf(operator)).isZero();
      operator.end("camera", new EndOfInput(0, 2, 9_000));
      assertThat(stepsOf(operator)).isEqualTo(2 * 10);
    }
  }

  private static long stepsOf(PopulationHarness operator) throws Exception {
    return operator.total(JobCounters.STEPS);
  }
}
