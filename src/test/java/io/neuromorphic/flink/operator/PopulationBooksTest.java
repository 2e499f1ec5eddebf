/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import static io.neuromorphic.flink.operator.Populations.FIRES;
import static io.neuromorphic.flink.operator.Populations.bounded;
import static io.neuromorphic.flink.operator.Populations.population;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.event.EventTrace;
import io.neuromorphic.flink.event.IntakeCounts;
import io.neuromorphic.flink.event.Positions;
import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.event.ShardPacket;
import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.kernel.StepConstants;
import io.neuromorphic.flink.state.ShardKeys;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the operator counts: nothing that came in vanishes. */
class PopulationBooksTest {

  private static final PopulationSpec RETINA = population("retina", 10, 2, "in");
  private static final PopulationsSpec JOB = bounded(1_000, 0, RETINA);

  @Test
  void anEventAfterItsWindowIsRejectedWithWhereItWasRead() throws Exception {
    try (PopulationHarness operator = PopulationHarness.started(JOB)) {
      operator.watermark(4);
      operator.packet(
          traced(
              new Current("in", 4_999, "retina", 7, 1.5f),
              new Current("in", 5_000, "retina", 8, FIRES)));
      operator.watermark(5);
      assertThat(operator.spikes()).containsExactly(new Spike(6_000, "retina", 8));
      assertThat(operator.rejections())
          .containsExactly(
              new Rejection(
                  RejectReason.LATE,
                  "its window had been stepped; the neurons are at 5000 µs",
                  "in",
                  "topic-0@17#0",
                  "4999,retina,7,1.5"));
      assertThat(operator.total(JobCounters.rejected("in", RejectReason.LATE))).isOne();
      assertThat(operator.total(JobCounters.integrated("in"))).isOne();
    }
  }

  private static ShardPacket traced(Current... currents) {
    ShardPacket packet = new ShardPacket(ShardKeys.of("retina", 1, 2), "in", 0);
    EventTrace trace = new EventTrace(0);
    for (int i = 0; i < currents.length; i++) {
      Current c = currents[i];
      packet.add(Math.floorDiv(c.t(), 1_000), c.neuron() - 5, c.current());
      trace.add(c.t(), Positions.within("topic-0@", 17), i);
    }
    packet.setTrace(trace);
    return packet;
  }

  @Test
  void manyLateEventsAreCountedOneByOneButTellInOneLine() throws Exception {
    try (PopulationHarness operator = PopulationHarness.started(JOB)) {
      operator.watermark(4);
      operator.currents(Collections.nCopies(1_234, new Current("in", 0, "retina", 0, 1)));
      assertThat(operator.total(JobCounters.rejected("in", RejectReason.LATE))).isEqualTo(1_234);
      assertThat(operator.rejections()).hasSize(1_000);
      for (int i = 0; i < 10; i++) {
        operator.tell();
      }
      assertThat(operator.rejections()).hasSize(1_001);
      assertThat(operator.rejections().get(1_000).detail()).isEqualTo("234 more within a second");
    }
  }

  @Test
  void lateEventsThatWereSummedUpAreToldByTheirNumberAlone() throws Exception {
    try (PopulationHarness operator = PopulationHarness.started(JOB)) {
      operator.watermark(9);
      ShardPacket late = new ShardPacket(ShardKeys.of("retina", 0, 2), "in", 0);
      late.add(3, 1, 20);
      late.sumUp(0, 40);
      late.sumUp(0, 60);
      operator.packet(late);
      for (int i = 0; i < 10; i++) {
        operator.tell();
      }
      assertThat(operator.total(JobCounters.rejected("in", RejectReason.LATE))).isEqualTo(3);
      assertThat(operator.rejections())
          .extracting(Rejection::detail)
          .containsExactly("3 more within a second");
    }
  }

  @Test
  void countsThatTravelWithPacketsAddUp() throws Exception {
    try (PopulationHarness operator = PopulationHarness.started(JOB)) {
      operator.currents(List.of(new Current("in", 3_000, "retina", 1, 1)));
      operator.packet(counted(7, 2, 3));
      operator.packet(counted(10, 0, 0));
      operator.watermark(1);
      assertThat(operator.totals())
          .containsEntry(JobCounters.read("in"), 17L)
          .containsEntry(JobCounters.filtered("in"), 2L)
          .containsEntry(JobCounters.rejected("in", RejectReason.INVALID_TIME), 3L)
          .containsEntry(JobCounters.pending("in"), 1L)
          .containsEntry(JobCounters.integrated("in"), 0L);
      operator.watermark(3);
      assertThat(operator.totals())
          .containsEntry(JobCounters.pending("in"), 0L)
          .containsEntry(JobCounters.integrated("in"), 1L);
    }
  }

  private static ShardPacket counted(long read, long filtered, long invalid) {
    ShardPacket packet = new ShardPacket(ShardKeys.of("retina", 0, 2), "in", 0);
    IntakeCounts counts = new IntakeCounts();
    counts.addRead(read);
    counts.addFiltered(filtered);
    counts.addRejected(RejectReason.INVALID_TIME, invalid);
    packet.setCounts(counts);
    return packet;
  }

  @Test
  void aSumThatLeavesTheGridIsCounted() throws Exception {
    try (PopulationHarness operator = PopulationHarness.started(JOB)) {
      // 2^22 units are 2^62 multiples: 64 times the largest current.
      operator.currents(Collections.nCopies(63, new Current("in", 0, "retina", 0, 65_536)));
      operator.currents(Collections.nCopies(64, new Current("in", 0, "retina", 5, 65_536)));
      operator.currents(Collections.nCopies(80, new Current("in", 0, "retina", 6, -65_536)));
      operator.watermark(0);
      assertThat(operator.total(JobCounters.SATURATED)).isEqualTo(2);
      operator.watermark(9);
      assertThat(operator.total(JobCounters.SATURATED)).isEqualTo(2);
    }
  }

  @Test
  void aNeuronThatLeavesTheNumbersStartsAgainAndIsCounted() throws Exception {
    StepConstants k = RETINA.constants();
    StepConstants wild =
        new StepConstants(
            1e38f, k.ka(), k.sq(), k.mn(), k.bias(), k.b(), k.c(), k.d(), k.vTh(), 0, -14);
    PopulationSpec population =
        new PopulationSpec("wild", 3, 1, wild, "wild", new ArrayList<>(List.of("in")));
    try (PopulationHarness operator = PopulationHarness.started(bounded(1_000, 0, population))) {
      operator.watermark(9);
      assertThat(operator.spikes()).isEmpty();
      assertThat(operator.total(JobCounters.RESETS)).isEqualTo(3 * 10);
    }
  }

  /** At (-70, -14) a neuron rests; at (-60, -14) it is beyond all numbers after two steps. */
  @Test
  void aNeuronThatWasGivenAStateStartsAgainInThatState() throws Exception {
    StepConstants k = RETINA.constants();
    StepConstants steep =
        new StepConstants(
            1e36f, k.ka(), k.sq(), k.mn(), k.bias(), k.b(), k.c(), k.d(), k.vTh(), -70, -14);
    NeuronStart start =
        new NeuronStart(new float[] {-70, -60, -70, -60}, new float[] {-14, -14, -14, -14});
    PopulationSpec population =
        new PopulationSpec("steep", 4, 2, steep, "steep", new ArrayList<>(List.of("in")), start);
    try (PopulationHarness operator = PopulationHarness.started(bounded(1_000, 0, population))) {
      operator.watermark(9);
      assertThat(operator.total(JobCounters.RESETS)).isEqualTo(2 * 5);
    }
  }

  @Test
  void aShardThatIsNotOfThisSubtaskIsAnError() throws Exception {
    try (PopulationHarness operator = PopulationHarness.started(JOB)) {
      assertThatThrownBy(
              () -> operator.packet(new ShardPacket(ShardKeys.of("other", 0, 1), "in", 0)))
          .hasMessageContaining("other");
    }
  }
}
