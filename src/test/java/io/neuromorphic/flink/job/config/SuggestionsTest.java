/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

  @Test
  void theNearestWordIsFound() {
    List<String> words = List.of("parallelism", "populations", "projections", "dt");

    assertThat(Suggestions.nearest("paralelism", words)).contains("parallelism");
    assertThat(Suggestions.nearest("population", words)).contains("populations");
    assertThat(Suggestions.nearest("POPULATIONS", words)).contains("populations");
    assertThat(Suggestions.nearest("td", words)).contains("dt");
    assertThat(Suggestions.nearest("something-else", words)).isEmpty();
  }

  @Test
  void aSwapOfNeighboursCountsOnce() {
    assertThat(Suggestions.distance("inot", "into")).isEqualTo(1);
    assertThat(Suggestions.distance("", "abc")).isEqualTo(3);
    assertThat(Suggestions.distance("abc", "abc")).isZero();
  }
}
