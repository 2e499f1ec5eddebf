/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import static io.neuromorphic.flink.operator.Populations.bounded;
import static io.neuromorphic.flink.operator.Populations.population;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.operator.PopulationHarness.Snapshot;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What may not change between a snapshot and the job that resumes from it, and what may. */
class PopulationRefusalTest {

  private static final PopulationSpec RETINA = population("retina", 10, 2, "in");

  private Snapshot snapshot;

  @BeforeEach
  void runAWhile() throws Exception {
    try (PopulationHarness operator = PopulationHarness.started(bounded(1_000, 2_000, RETINA))) {
      operator.watermark(9);
      snapshot = operator.snapshot();
    }
  }

  static List<PopulationsSpec> changedJobs() {
    return List.of(
        bounded(1_000, 2_000, population("retina", 11, 2, "in")),
        bounded(1_000, 2_000, population("retina", 10, 1, "in")),
        bounded(1_000, 2_000, population("retina", 10, 4, "in")),
        bounded(500, 2_000, RETINA),
        bounded(1_000, 2_000, withOtherParameters()));
  }

  private static PopulationSpec withOtherParameters() {
    return new PopulationSpec(
        "retina", 10, 2, RETINA.constants(), "IzhikevichParameters[a=0.1]", RETINA.inputs());
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("changedJobs")
  void refusesAnotherShape(PopulationsSpec changed) {
    assertThatThrownBy(() -> restored(changed))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("population 'retina' cannot resume: the snapshot holds Shape[")
        .hasMessageContaining("the job wants Shape[")
        .hasMessageContaining("dtMicros=" + changed.dtMicros())
        .hasMessageContaining("populationSize=" + changed.populations().get(0).size());
  }

  @Test
  void theOriginIsTheOneItWasStartedWith() throws Exception {
    try (PopulationHarness operator = restored(bounded(1_000, 999_000, RETINA))) {
      operator.watermark(10);
      assertThat(operator.total(JobCounters.STEPS)).isEqualTo(2 * (11 - 2));
    }
  }

  @Test
  void aNewPopulationStartsAtTheOrigin() throws Exception {
    PopulationSpec motion = population("motion", 3, 1, "in");
    try (PopulationHarness operator = restored(bounded(1_000, 999_000, RETINA, motion))) {
      operator.watermark(10);
      assertThat(operator.total(JobCounters.STEPS)).isEqualTo(3 * (11 - 2));
    }
  }

  @Test
  void aPopulationThatWasTakenOutIsLeftAlone() throws Exception {
    PopulationSpec motion = population("motion", 3, 1, "in");
    try (PopulationHarness operator = restored(bounded(1_000, 2_000, motion))) {
      operator.watermark(10);
      assertThat(operator.total(JobCounters.STEPS)).isEqualTo(9);
    }
  }

  private PopulationHarness restored(PopulationsSpec spec) throws Exception {
    return PopulationHarness.restored(spec, Backend.HASHMAP, 1, snapshot);
  }
}
