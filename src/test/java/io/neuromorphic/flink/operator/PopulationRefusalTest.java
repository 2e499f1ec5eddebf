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
import org.apache.flink.runtime.execution.SuppressRestartsException;
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
        .isInstanceOf(SuppressRestartsException.class)
        .cause()
        .isInstanceOf(ResumeException.class)
        .hasMessageContaining("cannot resume from the savepoint: ")
        .hasMessageContaining("would be lost. Put ");
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
  void aSubtaskWithoutAShardOfBeforeKnowsTheOriginAsWell() throws Exception {
    PopulationSpec motion = population("motion", 3, 3, "in");
    PopulationsSpec spec = bounded(1_000, 999_000, RETINA, motion);
    try (PopulationHarness operator =
        PopulationHarness.restored(spec, Backend.HASHMAP, 3, snapshot)) {
      operator.watermark(10);
      assertThat(operator.total(JobCounters.STEPS)).isEqualTo(5 * (11 - 2));
    }
  }

  @Test
  void aNewPopulationEndsThoughItsInputHadEndedBefore() throws Exception {
    PopulationSpec retina = population("retina", 10, 2, "ended", "in");
    PopulationSpec motion = population("motion", 3, 1, "ended", "in");
    PopulationSpec still = population("still", 3, 1, "ended");
    try (PopulationHarness operator = PopulationHarness.started(bounded(1_000, 2_000, retina))) {
      operator.end("ended", 20_000);
      operator.watermark(9);
      snapshot = operator.snapshot();
    }
    try (PopulationHarness operator = restored(bounded(1_000, 2_000, retina, motion, still))) {
      operator.end("in", 15_000);
      operator.finalWatermark();
      operator.finish();
      assertThat(operator.total(JobCounters.STEPS)).isEqualTo(4 * (21 - 2));
    }
  }

  @Test
  void aPopulationThatComesBackLaterIsANewOne() throws Exception {
    PopulationSpec motion = population("motion", 3, 1, "in");
    try (PopulationHarness operator = restored(bounded(1_000, 2_000, motion))) {
      operator.watermark(19);
      snapshot = operator.snapshot();
    }
    try (PopulationHarness operator = restored(bounded(1_000, 2_000, motion, RETINA))) {
      assertThat(operator.total(JobCounters.STEPS)).isEqualTo(18);
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
