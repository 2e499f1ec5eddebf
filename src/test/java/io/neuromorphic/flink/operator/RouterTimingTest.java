/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import static io.neuromorphic.flink.operator.Routes.currentsAt;
import static io.neuromorphic.flink.operator.Routes.route;
import static io.neuromorphic.flink.operator.Routes.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.EndOfInput;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.ShardPacket;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a router sends what it holds, and in which order. */
class RouterTimingTest {

  private static final long MAX = Long.MAX_VALUE;
  private static final RouterSpec SPEC = route(1_000, target("p", 4, 1, 2));

  private RouterHarness<CurrentPacket> router;

  @BeforeEach
  void start() throws Exception {
    router = RouterHarness.currents(SPEC).start();
  }

  @AfterEach
  void stop() throws Exception {
    router.close();
  }

  @Test
  void everythingIsSentBeforeTheBarrier() throws Exception {
    router.watermark(-1);
    router.packet(currentsAt(0, 1));
    assertThat(router.output()).containsExactly("watermark -1");
    router.barrier();
    assertThat(router.output()).containsExactly("watermark -1", "0: p/0 0.0", "0: p/1 1.0");
  }

  @Test
  void aWatermarkIsSentAfterTheEventsBeforeIt() throws Exception {
    router.packet(currentsAt(0, 1));
    router.watermark(0);
    assertThat(router.output()).containsExactly("0: p/0 0.0", "0: p/1 1.0", "watermark 0");
  }

  @Test
  void aWatermarkThatWaitsNeverOvertakesEvents() throws Exception {
    router.watermark(0);
    router.packet(currentsAt(1_500));
    router.watermark(1);
    router.packet(currentsAt(2_500));
    router.watermark(2);
    assertThat(router.output()).containsExactly("watermark 0");
    router.pass(Routes.HOLD_MILLIS);
    assertThat(router.output())
        .containsExactly("watermark 0", "1: p/0 0.0", "2: p/0 0.0", "watermark 2");
  }

  @Test
  void withoutAHoldEveryWatermarkIsSentAtOnce() throws Exception {
    try (var prompt = RouterHarness.currents(Routes.holding(SPEC, 0)).start()) {
      prompt.watermark(0);
      prompt.packet(currentsAt(1_500));
      prompt.watermark(1);
      prompt.packet(currentsAt(2_500));
      prompt.watermark(2);
      assertThat(prompt.output())
          .containsExactly("watermark 0", "1: p/0 0.0", "watermark 1", "2: p/0 0.0", "watermark 2");
    }
  }

  @Test
  void withoutAHoldEventsWithoutAWatermarkStillGoOn() throws Exception {
    try (var prompt = RouterHarness.currents(Routes.holding(SPEC, 0)).start()) {
      prompt.packet(currentsAt(1_500));
      assertThat(prompt.output()).isEmpty();
      prompt.pass(5);
      assertThat(prompt.output()).containsExactly("1: p/0 0.0");
    }
  }

  @Test
  void aLongHoldIsKept() throws Exception {
    try (var patient = RouterHarness.currents(Routes.holding(SPEC, 20)).start()) {
      patient.watermark(0);
      patient.packet(currentsAt(1_500));
      patient.watermark(1);
      patient.pass(19);
      assertThat(patient.output()).containsExactly("watermark 0");
      patient.pass(1);
      assertThat(patient.output()).containsExactly("watermark 0", "1: p/0 0.0", "watermark 1");
    }
  }

  @Test
  void aStatusIsSentAfterEventsAndWatermark() throws Exception {
    router.watermark(0);
    router.packet(currentsAt(1_500));
    router.watermark(1);
    router.flink().processWatermarkStatus(WatermarkStatus.IDLE);
    assertThat(router.flink().getOutput()).last().isEqualTo(WatermarkStatus.IDLE);
    assertThat(router.flink().getOutput()).hasSize(4);
  }

  @Test
  void everyShardIsToldOfTheEndWhichIsNoMatterOfTime() throws Exception {
    router.packet(currentsAt(7_300));
    router.watermark(MAX);
    router.endInput();
    assertThat(router.output()).containsExactly("7: p/0 0.0", "end of p/0", "end of p/1", "idle");
    assertThat(router.ends()).containsOnly(new EndOfInput(0, 1, 7_300));
  }

  @Test
  void theEndMayBeToldTwice() throws Exception {
    router.packet(currentsAt(7_300));
    router.watermark(MAX);
    router.watermark(MAX);
    router.endInput();
    assertThat(router.ends()).containsOnly(new EndOfInput(0, 1, 7_300));
    assertThat(router.counts().read()).isOne();
    assertThat(router.sent()).hasSize(1);
  }

  @Test
  void endInputAloneSendsWhatWaitsButTellsNoEnd() throws Exception {
    router.packet(currentsAt(7_300));
    router.endInput();
    assertThat(router.output()).containsExactly("7: p/0 0.0");
    assertThat(router.counts().read()).isOne();
  }

  @Test
  void countsTravelOnce() throws Exception {
    for (int i = 0; i < 10; i++) {
      router.packet(currentsAt(i, i, i));
      if (i % 3 == 0) {
        router.barrier();
      }
      router.watermark(i);
      router.pass(1);
    }
    router.endInput();
    assertThat(router.counts().read()).isEqualTo(30);
    assertThat(router.packets().stream().mapToLong(ShardPacket::events).sum()).isEqualTo(30);
  }

  @Test
  void countsTravelWithoutEvents() throws Exception {
    CurrentPacket packet = new CurrentPacket(0);
    packet.addUnparsable("expected JSON", "t-0@1", "?");
    router.packet(packet);
    router.watermark(0);
    assertThat(router.counts().invalid()).isOne();
    assertThat(router.sent()).isEmpty();
  }

  @Test
  void anInputWithoutEventsEndsWithoutATime() throws Exception {
    router.watermark(MAX);
    assertThat(router.ends()).containsOnly(new EndOfInput(0, 1, InputPacket.NONE));
  }

  @Test
  void theLastTimeIsKeptAcrossARestore() throws Exception {
    router.packet(currentsAt(7_300, 2_000));
    router.barrier();
    try (var restored = RouterHarness.currents(SPEC).restore(router.snapshot())) {
      restored.watermark(MAX);
      assertThat(restored.ends()).containsOnly(new EndOfInput(0, 1, 7_300));
      assertThat(restored.counts().isEmpty()).isTrue();
    }
  }

  @Test
  void theLastTimeIsKeptAtAnotherParallelism() throws Exception {
    router.packet(currentsAt(7_300));
    router.barrier();
    OperatorSubtaskState snapshot = router.snapshot();
    long last = InputPacket.NONE;
    for (int i = 0; i < 2; i++) {
      OperatorSubtaskState part =
          AbstractStreamOperatorTestHarness.repartitionOperatorState(snapshot, 128, 1, 2, i);
      try (var restored = RouterHarness.currents(SPEC, 2, i).restore(part)) {
        restored.watermark(MAX);
        List<ShardPacket> packets = restored.packets();
        assertThat(packets).hasSize(2);
        last = Math.max(last, packets.get(0).end().lastTime());
        assertThat(packets.get(0).end().subtask()).isEqualTo(i);
        assertThat(packets.get(0).end().of()).isEqualTo(2);
      }
    }
    assertThat(last).isEqualTo(7_300);
  }
}
