/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromQlTest {

  @Test
  void metricsAndLabelsAreFound() {
    PromQl read =
        PromQl.of(
            "(sum by (job, kind) (rate(a_total{x=~\"by (no) {b}\", y!=\"z\"}[5m])) / on (job)"
                + " group_left c:d offset 5m) > 1e3 and deriv((max(e))[10m:30s]) > bool 0.5");
    assertThat(read.metrics()).containsExactly("a_total", "c:d", "e");
    assertThat(read.labels()).containsExactly("job", "kind", "x", "y");
  }

  @Test
  void groupingMayComeLast() {
    PromQl read = PromQl.of("sum(a) without (b, c)");
    assertThat(read.metrics()).containsExactly("a");
    assertThat(read.labels()).containsExactly("b", "c");
  }

  @Test
  void queriesOfVariablesAreRead() {
    PromQl read = PromQl.of("label_values(a{b=\"c\"}, job_name)");
    assertThat(read.metrics()).containsExactly("a");
    assertThat(read.labels()).containsExactly("job_name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sum(a", "a)", "rat(a[5m])", "a{b}", "a{b=\"c}", "a[5m", "1 + 2", "a & b", "a $b"})
  void whatIsNoExpressionIsRefused(String expression) {
    assertThatThrownBy(() -> PromQl.of(expression)).isInstanceOf(IllegalArgumentException.class);
  }
}
