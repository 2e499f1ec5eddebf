/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import static io.neuromorphic.flink.operator.Populations.bounded;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.kernel.StepConstants;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the operator says of neurons that leave the finite numbers. */
class ResetReportsTest {

  private static final String REASON =
      " to the initial state, as v or u was no longer finite; the last was ";

  /** Adds 1e32 times the input to v: a burst leads beyond the floats, one event makes it fire. */
  private static PopulationSpec touchy(String name) {
    StepConstants k = new StepConstants(1e32f, 0, 0, 0, -14, 0, -65, 0, 30, -70, -14);
    return new PopulationSpec(name, 10, 2, k, "touchy", new ArrayList<>(List.of("in")));
  }

  /** Sixty events of the largest current. */
  private static void burst(PopulationHarness operator, String population, int neuron, long t)
      throws Exception {
    operator.currents(Collections.nCopies(60, new Current("in", t, population, neuron, 65_536)));
  }

  @Test
  void tellsTheFirstAtOnceAndTheRestOfTheSecondWhenItIsOver() throws Exception {
    try (PopulationHarness operator =
        PopulationHarness.started(bounded(1_000, 0, touchy("retina"), touchy("größe")))) {
      burst(operator, "retina", 7, 2_500);
      operator.watermark(2);
      assertThat(operator.warnings())
          .containsExactly(
              "population 'retina': 1 reset"
                  + REASON
                  + "neuron 7 at t = 3000 µs, input current 3932160.0");
      burst(operator, "retina", 8, 4_000);
      burst(operator, "retina", 9, 4_000);
      burst(operator, "retina", 1, 5_999);
      burst(operator, "größe", 3, 5_000);
      operator.watermark(5);
      assertThat(operator.warnings()).hasSize(2);
      assertThat(operator.warnings().get(1))
          .isEqualTo(
              "population 'größe': 1 reset"
                  + REASON
                  + "neuron 3 at t = 6000 µs, input current 3932160.0");
      for (int i = 0; i < 9; i++) {
        operator.tell();
      }
      assertThat(operator.warnings()).hasSize(2);
      operator.tell();
      assertThat(operator.warnings()).hasSize(3);
      assertThat(operator.warnings().get(2)).startsWith("population 'retina': 3 resets" + REASON);
    }
  }

  @Test
  void aLineThatTellsTheRestIsTheLineOfItsSecond() throws Exception {
    try (PopulationHarness operator =
        PopulationHarness.started(bounded(1_000, 0, touchy("retina")))) {
      for (int window = 0; window < 2; window++) {
        burst(operator, "retina", 7, window * 1_000);
        operator.watermark(window);
      }
      for (int i = 0; i < 10; i++) {
        operator.tell();
      }
      assertThat(operator.warnings()).hasSize(2);
      burst(operator, "retina", 7, 5_000);
      operator.watermark(5);
      assertThat(operator.warnings()).hasSize(2);
      for (int i = 0; i < 10; i++) {
        operator.tell();
      }
      assertThat(operator.warnings()).hasSize(3);
    }
  }

  @Test
  void nothingIsWithheldAtTheEnd() throws Exception {
    PopulationHarness operator = PopulationHarness.started(bounded(1_000, 0, touchy("retina")));
    for (int window = 0; window < 5; window++) {
      burst(operator, "retina", 7, window * 1_000);
      operator.watermark(window);
    }
    operator.finish();
    assertThat(operator.warnings()).hasSize(2);
    assertThat(operator.warnings().get(1)).startsWith("population 'retina': 4 resets" + REASON);
    operator.close();
    assertThat(operator.warnings()).hasSize(2);
  }

  @Test
  void whatIsWithheldWhenAJobIsStoppedIsToldAsWell() throws Exception {
    PopulationHarness operator = PopulationHarness.started(bounded(1_000, 0, touchy("retina")));
    for (int window = 0; window < 3; window++) {
      burst(operator, "retina", 7, window * 1_000);
      operator.watermark(window);
    }
    operator.close();
    assertThat(operator.warnings()).hasSize(2);
  }

  @Test
  void saysNothingWhereNothingHappened() throws Exception {
    PopulationHarness operator = PopulationHarness.started(bounded(1_000, 0, touchy("retina")));
    operator.currents(List.of(new Current("in", 0, "retina", 7, 65_536)));
    operator.watermark(9);
    operator.finish();
    operator.close();
    assertThat(operator.spikes()).containsExactly(new Spike(1_000, "retina", 7));
    assertThat(operator.warnings()).isEmpty();
  }
}
