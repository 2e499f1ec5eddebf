/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TroublesTest {

  private final AtomicLong clock = new AtomicLong(-5);
  private final Troubles troubles = new Troubles(clock::get);

  private void pass(long seconds) {
    clock.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
  }

  @Test
  void aTroubleIsToldOnceAMinute() {
    assertThat(troubles.isDue("full")).isTrue();
    pass(59);
    assertThat(troubles.isDue("full")).isFalse();
    pass(1);
    assertThat(troubles.isDue("full")).isTrue();
    assertThat(troubles.isDue("full")).isFalse();
  }

  @Test
  void anotherTroubleIsToldAtOnce() {
    troubles.isDue("full");

    assertThat(troubles.isDue("fuller")).isTrue();
  }

  @Test
  void theEndIsToldWhereThereWasATrouble() {
    assertThat(troubles.end()).isFalse();
    troubles.isDue("full");
    assertThat(troubles.end()).isTrue();
    assertThat(troubles.end()).isFalse();
    assertThat(troubles.isDue("full")).isTrue();
  }
}
