/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import static io.neuromorphic.flink.operator.Routes.currentsAt;
import static io.neuromorphic.flink.operator.Routes.failing;
import static io.neuromorphic.flink.operator.Routes.route;
import static io.neuromorphic.flink.operator.Routes.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.Test;

/** Rejections pass a router on their way to the side output. */
class RouterRejectionsTest {

  private static final RouterSpec SPEC = route(1_000, target("p", 4, 1, 1));

  @Test
  void carryTheNameOfTheInput() throws Exception {
    try (var router = RouterHarness.currents(SPEC).start()) {
      router.packet(rejecting(RejectReason.LATE, 1));
      assertThat(router.rejections())
          .containsExactly(new Rejection(RejectReason.LATE, "detail", "in", "line 0", "value"));
    }
  }

  @Test
  void beyondAThousandASecondAreOneLineAndAllAreCounted() throws Exception {
    try (var router = RouterHarness.currents(SPEC).start()) {
      router.packet(rejecting(RejectReason.LATE, 900));
      router.packet(rejecting(RejectReason.LATE, 900));
      router.packet(rejecting(RejectReason.INVALID_TIME, 3));
      assertThat(router.rejections()).hasSize(1_003);
      router.pass(1_000);
      assertThat(router.rejections()).hasSize(1_004);
      assertThat(router.rejections().get(1_003))
          .isEqualTo(new Rejection(RejectReason.LATE, "800 more within a second", "in", "", ""));
      router.packet(rejecting(RejectReason.LATE, 1));
      assertThat(router.rejections()).hasSize(1_005);
      router.barrier();
      assertThat(router.counts().late()).isEqualTo(1_801);
      assertThat(router.counts().invalid()).isEqualTo(3);
    }
  }

  @Test
  void thatNobodyDescribedAreTold() throws Exception {
    try (var router = RouterHarness.currents(SPEC).start()) {
      CurrentPacket packet = rejecting(RejectReason.LATE, 10);
      packet.counts().addRead(5);
      packet.counts().addRejected(RejectReason.LATE, 5);
      router.packet(packet);
      router.endInput();
      assertThat(router.rejections()).hasSize(11);
      assertThat(router.rejections().get(10).detail()).isEqualTo("5 more within a second");
    }
  }

  @Test
  void failAJobThatShallFailOnInvalid() throws Exception {
    try (var router = RouterHarness.currents(failing(SPEC)).start()) {
      assertThatThrownBy(() -> router.packet(rejecting(RejectReason.INVALID_NEURON, 1)))
          .isInstanceOf(SuppressRestartsException.class)
          .cause()
          .isInstanceOf(InvalidEventException.class)
          .hasMessage("input 'in', line 0: invalid-neuron: detail (on-invalid: fail); read: value");
    }
  }

  @Test
  void thatAreLateFailNothing() throws Exception {
    try (var router = RouterHarness.currents(failing(SPEC)).start()) {
      router.packet(rejecting(RejectReason.LATE, 1));
      assertThat(router.rejections()).hasSize(1);
    }
  }

  @Test
  void areNotLookedForInAPacketWithoutAny() throws Exception {
    try (var router = RouterHarness.currents(SPEC).start()) {
      router.packet(currentsAt(0, 1, 2));
      router.endInput();
      assertThat(router.rejections()).isEmpty();
      assertThat(router.counts().read()).isEqualTo(3);
    }
  }

  private static CurrentPacket rejecting(RejectReason reason, int count) {
    CurrentPacket packet = new CurrentPacket(0);
    packet.counts().addRead(count);
    packet.counts().addRejected(reason, count);
    for (int i = 0; i < count; i++) {
      packet.rejections().add(new Rejection(reason, "detail", "", "line " + i, "value"));
    }
    return packet;
  }
}
