/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import static io.neuromorphic.flink.operator.Populations.bounded;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.kernel.StepConstants;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A population that is stepped without the check at first leaves the numbers much later. */
class HorizonTest {

  /** u grows by a twentieth in every step; v stays where it is. */
  private static final StepConstants GROWING =
      new StepConstants(0, -.05f, 0, 0, 0, 0, -65, 0, 30, -70, -14);

  /** The step, from 0, in which u is no longer finite. */
  private static int lastStep(float u) {
    int step = 0;
    for (float next = u; Float.isFinite(next = next + -.05f * (0 * -70f - next)); step++) {}
    return step;
  }

  @Test
  void theNeuronIsResetInTheStepOfThePlainReferenceAlsoAfterARestore() throws Exception {
    PopulationSpec population =
        new PopulationSpec("retina", 40, 1, GROWING, "growing", new ArrayList<>(List.of("in")));
    PopulationsSpec job = bounded(1_000, 0, population);
    int last = lastStep(-14);
    assertThat(last).isBetween(1_500, 2_000);
    PopulationHarness.Snapshot snapshot;
    try (PopulationHarness operator = PopulationHarness.started(job)) {
      operator.watermark(1_000);
      snapshot = operator.snapshot();
    }
    try (PopulationHarness operator =
        PopulationHarness.restored(job, Backend.HASHMAP, 1, snapshot)) {
      operator.watermark(last - 1);
      assertThat(operator.total(JobCounters.RESETS)).isZero();
      operator.watermark(last);
      assertThat(operator.total(JobCounters.RESETS)).isEqualTo(40);
      operator.watermark(2L * last);
      assertThat(operator.total(JobCounters.RESETS)).isEqualTo(40);
      operator.watermark(2L * last + 1);
      assertThat(operator.total(JobCounters.RESETS)).isEqualTo(80);
      assertThat(operator.warnings().get(0)).contains("at t = " + (last + 1) * 1_000 + " µs");
    }
  }
}
