/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RejectionLimiterTest {

  private final List<Rejection> out = new ArrayList<>();
  private final RejectionLimiter limiter = new RejectionLimiter("in", out::add);

  @Test
  void letsThroughAThousandOfAReasonASecond() {
    offer(RejectReason.LATE, 1_500, 10_000);
    offer(RejectReason.UNPARSABLE, 1_000, 10_999);
    assertThat(out).hasSize(2_000);
    offer(RejectReason.LATE, 1, 11_000);
    assertThat(out).hasSize(2_002);
    assertThat(out.get(2_000).detail()).isEqualTo("500 more within a second");
    assertThat(out.get(2_000).reason()).isEqualTo(RejectReason.LATE);
  }

  @Test
  void saysNothingWhereNothingWasWithheld() {
    offer(RejectReason.LATE, 1_000, 10_000);
    limiter.startSecond(11_000);
    limiter.tellWithheld();
    assertThat(out).hasSize(1_000);
  }

  @Test
  void tellsWithheldOnesOnce() {
    offer(RejectReason.LATE, 1_001, 10_000);
    limiter.tellWithheld();
    limiter.tellWithheld();
    limiter.startSecond(11_000);
    assertThat(out).hasSize(1_001);
    offer(RejectReason.LATE, 1_001, 11_500);
    assertThat(out).hasSize(2_001);
  }

  @Test
  void losesNone() {
    Random random = new Random(1);
    long offered = 0;
    for (long now = 0; now < 20_000; now += random.nextInt(900)) {
      int count = random.nextInt(3_000);
      offered += count;
      offer(RejectReason.LATE, count, now);
      limiter.offerUndescribed(RejectReason.LATE, count, now);
      offered += count;
    }
    limiter.tellWithheld();
    long told = 0;
    for (Rejection rejection : out) {
      String detail = rejection.detail();
      told += detail.equals("d") ? 1 : Long.parseLong(detail.substring(0, detail.indexOf(' ')));
    }
    assertThat(told).isEqualTo(offered);
  }

  private void offer(RejectReason reason, int count, long nowMillis) {
    for (int i = 0; i < count; i++) {
      limiter.offer(new Rejection(reason, "d", "", "", ""), nowMillis);
    }
  }
}
