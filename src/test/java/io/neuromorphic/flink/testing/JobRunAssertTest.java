/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.job.compare.SpikeTrains;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.run.RunSummary.InputBooks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of the books of a run; not part of the published kit. */
class JobRunAssertTest {

  private static JobRun run(InputBooks camera) {
    String digest = SpikeTrains.NONE.digest();
    Map<String, InputBooks> books = Map.of("camera", camera);
    return new JobRun(
        SpikeTrains.NONE,
        new RunSummary("x", 0, books, 1, 1, Map.of(), 0, 0, digest, Map.of(), 0, 0),
        List.of());
  }

  /** Or a recording that has become empty would pass for one that is integrated. */
  @Test
  void anInputWithoutEventsHasNotIntegratedThem() {
    SpikeAssertions.assertThat(run(new InputBooks(2, 2, 0, 0, 0, 0))).integratedEveryEvent();

    assertThatThrownBy(
            () ->
                SpikeAssertions.assertThat(run(new InputBooks(0, 0, 0, 0, 0, 0)))
                    .integratedEveryEvent())
        .isInstanceOf(AssertionError.class)
        .hasMessage("expected events of camera to be integrated, found none to read");
  }
}
