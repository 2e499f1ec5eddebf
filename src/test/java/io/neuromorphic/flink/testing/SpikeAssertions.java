/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testing;

import io.neuromorphic.flink.job.compare.SpikeTrains;

/**
 * Where assertions on spikes begin; made for static imports, beside those of AssertJ.
 *
 * <pre>{@code
 * assertThat(run.spikes()).inPopulation("v1").between(ms(10), ms(20)).hasCount(3);
 * assertThat(run.spikes()).matchesGolden("src/test/resources/golden/v1.csv");
 * }</pre>
 */
public final class SpikeAssertions {

  private SpikeAssertions() {}

  /** On spikes. */
  public static SpikeTrainsAssert assertThat(SpikeTrains spikes) {
    return new SpikeTrainsAssert(spikes, SpikeSelection.ALL);
  }

  /** On a run as a whole. */
  public static JobRunAssert assertThat(JobRun run) {
    return new JobRunAssert(run);
  }
}
