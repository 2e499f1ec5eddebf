/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineLimitTest {

  private static final long SECOND = 1_000_000_000;

  @Test
  void soManyASecondAndTheOthersAreCounted() {
    LineLimit limit = new LineLimit();
    int lines = 0;
    for (int i = 0; i < 1_000; i++) {
      lines += limit.allows(-5 * SECOND + i) ? 1 : 0;
    }
    assertThat(lines).isEqualTo(LineLimit.LINES_A_SECOND);
    assertThat(limit.allows(-4 * SECOND)).isTrue();
    assertThat(limit.takeLeftOut()).isEqualTo(1_000 - lines);
    assertThat(limit.takeLeftOut()).isZero();
    assertThat(limit.allows(-4 * SECOND + 1)).isTrue();
  }
}
