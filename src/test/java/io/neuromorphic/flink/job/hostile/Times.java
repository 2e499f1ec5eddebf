/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.hostile;

import java.util.Random;

/** Times that are good, or just good enough, or just not, by the clock of a partition. */
final class Times {

  private final Random random;

  Times(Random random) {
    this.random = random;
  }

  /** A time that moves on by a little. */
  long good(SplitOracle clock) {
    return clock.largest() + random.nextInt(3_000) - 1_000;
  }

  /** Any of those that rules are about. */
  long hostile(SplitOracle clock) {
    int nudge = random.nextInt(5) - 2;
    return switch (random.nextInt(14)) {
      case 0 -> Long.MIN_VALUE + random.nextInt(3);
      case 1 -> Long.MAX_VALUE - random.nextInt(3);
      case 2 -> clock.last() + Rules.MAX_GAP + 1 + random.nextInt(1_000_000);
      case 3 -> random.nextInt(20) == 0 ? clock.last() + Rules.MAX_GAP + nudge : -1;
      case 4 -> -random.nextInt(1_000_000);
      case 5 -> nudge;
      case 6, 7 -> clock.largest() - 1_000 * Rules.OUT_OF_ORDERNESS_MILLIS + 1_000 * nudge;
      case 8 -> clock.largest() - random.nextInt(100_000);
      case 9 -> random.nextLong();
      case 10 -> Math.floorDiv(clock.largest(), Rules.DT) * Rules.DT + nudge;
      case 11 -> 1L << random.nextInt(63);
      case 12 -> clock.largest() - 1_000_000L * random.nextInt(60);
      default -> clock.last() + Rules.MAX_GAP * 2;
    };
  }
}
