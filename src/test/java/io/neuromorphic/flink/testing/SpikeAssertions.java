/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testing;

import io.neuromorphic.flink.job.compare.SpikeDistance;
import io.neuromorphic.flink.job.compare.SpikeTrains;
import io.neuromorphic.flink.job.compare.VanRossumDistance;
import io.neuromorphic.flink.job.compare.VictorPurpuraDistance;

/**
 * Where assertions on spikes begin; made for static imports, beside those of AssertJ.
 *
 * <pre>{@code
 * assertThat(run.spikes()).inPopulation("v1").between(ms(10), ms(20)).hasCount(3);
 * assertThat(run.spikes()).matchesGolden("src/test/resources/golden/v1.csv");
 * assertThat(run.spikes()).isCloseTo(others, within(1.5, victorPurpura(200)));
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

  /**
   * The distance of Victor and Purpura (1996), counted in spikes: see {@link
   * VictorPurpuraDistance}.
   *
   * @param costPerSecond of moving a spike, 1/s; deleting one and inserting one cost 1 each
   */
  public static SpikeDistance victorPurpura(double costPerSecond) {
    return new VictorPurpuraDistance(costPerSecond);
  }

  /**
   * The distance of van Rossum (2001): see {@link VanRossumDistance}.
   *
   * @param tauMicros time constant, µs, such as {@code ms(10)}
   */
  public static SpikeDistance vanRossum(long tauMicros) {
    return new VanRossumDistance(tauMicros);
  }

  /**
   * How far apart the two trains of any neuron may be.
   *
   * @param most the largest distance that is near enough
   */
  public static DistanceLimit within(double most, SpikeDistance distance) {
    return new DistanceLimit(most, distance);
  }
}
