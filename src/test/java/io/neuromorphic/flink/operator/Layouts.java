/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random layouts. */
final class Layouts {

  private Layouts() {}

  static Arbitrary<Layout> any() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 4),
            some(8),
            some(3),
            Arbitraries.of(10, 1, 100, 1_000),
            Arbitraries.longs().between(0, 1_000_000_000))
        .as(Layout::new);
  }

  private static Arbitrary<List<Integer>> some(int most) {
    return Arbitraries.integers().between(1, most).list().ofSize(3);
  }
}
