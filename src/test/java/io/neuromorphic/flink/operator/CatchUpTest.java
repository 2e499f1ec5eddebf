/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import static io.neuromorphic.flink.operator.Populations.bounded;
import static io.neuromorphic.flink.operator.Populations.population;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.operator.PopulationHarness.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.junit.jupiter.api.Test;

/** A long silence is stepped in pieces; between two of them everything else has its turn. */
class CatchUpTest {

  private static final int SIZE = 2_000;

  /** One stride of 2,000 neurons is some 4,000 windows: this is a handful of pieces. */
  private static final long GAP_MILLIS = 20_000;

  private static final PopulationsSpec JOB =
      bounded(
          1_000, 0, population("p", SIZE / 2, 3, "a", "b"), population("q", SIZE / 2, 1, "a", "b"));

  /** Fires before the gap and after it. */
  private static final List<Current> CURRENTS =
      List.of(
          new Current("a", 1_500, "p", 7, Populations.FIRES),
          new Current("b", 5_000, "q", 9, Populations.FIRES),
          new Current("a", GAP_MILLIS * 1_000 - 1, "p", 999, Populations.FIRES),
          new Current("a", GAP_MILLIS * 1_000, "q", 0, Populations.FIRES));

  private static List<Spike> spikesInOneGo() {
    return new PopulationReference(JOB, CURRENTS).spikesUntil(GAP_MILLIS * 1_000);
  }

  @Test
  void aWatermarkIsPassedOnWhenAllIsStepped() throws Exception {
    try (PopulationHarness operator = PopulationHarness.inPieces(JOB)) {
      operator.currents(CURRENTS);
      operator.watermarkOnly(GAP_MILLIS - 1);
      List<Long> reached = new ArrayList<>();
      int pieces = 1;
      while (operator.workPiece()) {
        reached.add(operator.total(JobCounters.STEPS));
        pieces++;
      }
      // Telling totals lets a piece be done as well.
      assertThat(pieces).isGreaterThan(2);
      assertThat(reached).isSorted().doesNotHaveDuplicates();
      assertThat(operator.total(JobCounters.STEPS)).isEqualTo(4 * GAP_MILLIS);
      assertThat(operator.spikes()).isEqualTo(spikesInOneGo()).hasSize(3);
      assertThat(operator.watermarks())
          .hasSizeGreaterThan(pieces)
          .isSorted()
          .doesNotHaveDuplicates()
          .endsWith(GAP_MILLIS - 1);
    }
  }

  @Test
  void aSnapshotInTheMiddleGoesOn() throws Exception {
    Snapshot snapshot;
    List<Spike> spikes;
    try (PopulationHarness operator = PopulationHarness.inPieces(JOB)) {
      operator.currents(CURRENTS);
      operator.watermarkOnly(GAP_MILLIS - 1);
      operator.workPiece();
      assertThat(operator.total(JobCounters.STEPS)).isBetween(1L, 3 * GAP_MILLIS);
      spikes = new ArrayList<>(operator.spikes());
      snapshot = operator.snapshot();
    }
    try (PopulationHarness operator =
        PopulationHarness.restored(JOB, Backend.HASHMAP, 3, snapshot)) {
      operator.watermark(GAP_MILLIS - 1);
      spikes.addAll(operator.spikes());
      assertThat(spikes).isEqualTo(spikesInOneGo());
      assertThat(operator.total(JobCounters.STEPS)).isEqualTo(4 * GAP_MILLIS);
    }
  }

  @Test
  void theEndOfAllInputsIsReachedAfterARestoreThoughNobodyTellsItAgain() throws Exception {
    Snapshot snapshot;
    List<Spike> spikes;
    try (PopulationHarness operator = PopulationHarness.inPieces(JOB)) {
      operator.currents(CURRENTS);
      operator.end("b", 5_000);
      operator.endOnly("a", GAP_MILLIS * 1_000);
      assertThat(operator.total(JobCounters.STEPS)).isLessThan(4 * GAP_MILLIS);
      spikes = new ArrayList<>(operator.spikes());
      snapshot = operator.snapshot();
    }
    try (PopulationHarness operator =
        PopulationHarness.restored(JOB, Backend.HASHMAP, 2, snapshot)) {
      spikes.addAll(operator.spikes());
      assertThat(spikes)
          .isEqualTo(new PopulationReference(JOB, CURRENTS).spikesUntil(GAP_MILLIS * 1_000 + 1_000))
          .hasSize(4);
    }
  }

  @Test
  void inputThatArrivesMeanwhileIsIntegratedInItsWindow() throws Exception {
    List<Current> more = new ArrayList<>(CURRENTS);
    more.add(new Current("b", GAP_MILLIS * 1_000 + 3_000, "q", 3, Populations.FIRES));
    try (PopulationHarness operator = PopulationHarness.inPieces(JOB)) {
      operator.currents(CURRENTS);
      operator.watermarkOnly(GAP_MILLIS - 1);
      operator.currentsOnly(more.subList(4, 5));
      operator.watermarkOnly(GAP_MILLIS + 9);
      while (operator.workPiece()) {
        assertThat(operator.rejections()).isEmpty();
      }
      assertThat(operator.spikes())
          .isEqualTo(new PopulationReference(JOB, more).spikesUntil((GAP_MILLIS + 10) * 1_000))
          .hasSize(5);
    }
  }

  @Test
  void thatTheInputsFellIdleIsPassedOnAfterTheTimeTheyHadReached() throws Exception {
    try (PopulationHarness operator = PopulationHarness.inPieces(JOB)) {
      operator.watermarkOnly(GAP_MILLIS - 1);
      operator.status(WatermarkStatus.IDLE);
      assertThat(operator.statuses()).isEmpty();
      while (operator.workPiece()) {
        assertThat(operator.watermarks()).doesNotContain(GAP_MILLIS);
      }
      assertThat(operator.statuses()).containsExactly(WatermarkStatus.IDLE);
      assertThat(operator.watermarks()).endsWith(GAP_MILLIS - 1);
    }
  }

  @Test
  void aJobThatIsDoneHasSteppedAll() throws Exception {
    try (PopulationHarness operator = PopulationHarness.inPieces(JOB)) {
      operator.currents(CURRENTS);
      operator.watermarkOnly(GAP_MILLIS - 1);
      operator.finish();
      assertThat(operator.spikes()).isEqualTo(spikesInOneGo());
      assertThat(operator.watermarks()).endsWith(GAP_MILLIS - 1);
    }
  }
}
