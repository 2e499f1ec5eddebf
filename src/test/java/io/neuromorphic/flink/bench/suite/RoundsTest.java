/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {

  @Test
  void contendersTakeTurnsAndEachRoundBeginsWithAnother() throws Exception {
    List<Contender> all = List.of(Runs.contender("a"), Runs.contender("b"), Runs.contender("c"));
    List<String> order = new ArrayList<>();
    CaseResult result =
        Rounds.measure(
            new Case("case", all, List.of()),
            4,
            contender -> {
              order.add(contender.name());
              return Runs.of(order.size(), 1, "");
            });
    assertThat(String.join("", order)).isEqualTo("abc" + "bca" + "cab" + "abc");
    assertThat(result.runs("b"))
        .extracting(Measurement::wallSeconds)
        .containsExactly(2., 4., 9., 11.);
  }
}
