/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import static io.neuromorphic.flink.operator.Populations.bounded;
import static io.neuromorphic.flink.operator.Populations.population;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.operator.PopulationHarness.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A restored population spikes as if it had never stopped. */
class PopulationSnapshotTest {

  private static final PopulationsSpec JOB =
      bounded(
          1_000, -4_000, population("retina", 33, 5, "in"), population("motion", 4, 1, "in", "b"));
  private static final List<Current> CURRENTS = Streams.random(JOB, 100, 6_000, new Random(77));

  /** In the middle of it, of time as of input: 2 ms of what came wait for their windows. */
  private static final long MIDDLE = 48;

  @ParameterizedTest
  @EnumSource
  void goesOnAsIfNothingHadHappened(Backend backend) throws Exception {
    try (PopulationHarness operator = PopulationHarness.started(JOB, backend, 1)) {
      firstHalf(operator);
      operator.snapshot();
      secondHalf(operator);
      assertThat(operator.spikes()).isEqualTo(spikesOfAnUnbrokenRun());
    }
  }

  @ParameterizedTest
  @EnumSource
  void restoresWhatWasAndWhatWaits(Backend backend) throws Exception {
    Snapshot snapshot;
    List<Spike> spikes;
    try (PopulationHarness operator = PopulationHarness.started(JOB, backend, 1)) {
      firstHalf(operator);
      assertThat(operator.total(JobCounters.pending("in"))).isPositive();
      spikes = operator.spikes();
      snapshot = operator.snapshot();
    }
    assertThat(spikesFrom(snapshot, backend, 1, spikes)).isEqualTo(spikesOfAnUnbrokenRun());
  }

  @ParameterizedTest
  @EnumSource
  void isNotChangedByLaterSteps(Backend backend) throws Exception {
    Snapshot snapshot;
    List<Spike> spikes;
    try (PopulationHarness operator = PopulationHarness.started(JOB, backend, 1)) {
      firstHalf(operator);
      spikes = operator.spikes();
      snapshot = operator.snapshot();
      secondHalf(operator);
      // A second one must not reach into the first either.
      operator.snapshot();
    }
    assertThat(spikesFrom(snapshot, backend, 1, spikes)).isEqualTo(spikesOfAnUnbrokenRun());
  }

  @ParameterizedTest
  @EnumSource
  void inTheMakingDoesNotSeeLaterSteps(Backend backend) throws Exception {
    Snapshot snapshot;
    List<Spike> spikes;
    try (PopulationHarness operator = PopulationHarness.started(JOB, backend, 1)) {
      firstHalf(operator);
      spikes = operator.spikes();
      snapshot = operator.snapshotWhile(() -> secondHalf(operator));
    }
    assertThat(spikesFrom(snapshot, backend, 1, spikes)).isEqualTo(spikesOfAnUnbrokenRun());
  }

  @Test
  void ofOneBackendIsThatOfTheOther() throws Exception {
    assertThat(digestAfterARestore(Backend.ROCKSDB))
        .isEqualTo(digestAfterARestore(Backend.HASHMAP));
  }

  @Test
  void keepsTheBooks() throws Exception {
    try (PopulationHarness unbroken = PopulationHarness.started(JOB)) {
      firstHalf(unbroken);
      Snapshot snapshot = unbroken.snapshot();
      secondHalf(unbroken);
      try (PopulationHarness restored =
          PopulationHarness.restored(JOB, Backend.HASHMAP, 1, snapshot)) {
        secondHalf(restored);
        assertThat(restored.totals()).isEqualTo(unbroken.totals());
      }
    }
  }

  @Test
  void survivesBeingTakenAndRestoredAtEveryStep() throws Exception {
    Snapshot snapshot;
    List<Spike> spikes = new ArrayList<>();
    try (PopulationHarness operator = PopulationHarness.started(JOB)) {
      firstHalf(operator);
      operator.currents(CURRENTS.stream().filter(c -> c.t() >= MIDDLE * 1_000).toList());
      spikes.addAll(operator.spikes());
      snapshot = operator.snapshot();
    }
    for (long watermark = MIDDLE - 1; watermark < 100; watermark++) {
      try (PopulationHarness operator =
          PopulationHarness.restored(JOB, Backend.HASHMAP, 1, snapshot)) {
        operator.watermark(watermark);
        spikes.addAll(operator.spikes());
        snapshot = operator.snapshot();
      }
    }
    assertThat(spikes).isEqualTo(spikesOfAnUnbrokenRun());
  }

  @ParameterizedTest
  @EnumSource
  void restoresAtAnotherParallelism(Backend backend) throws Exception {
    Snapshot ofOne;
    List<Spike> spikes = new ArrayList<>();
    try (PopulationHarness one = PopulationHarness.started(JOB, backend, 1)) {
      firstHalf(one);
      spikes.addAll(one.spikes());
      ofOne = one.snapshot();
    }
    Snapshot ofTwo;
    try (PopulationHarness two = PopulationHarness.restored(JOB, backend, 2, ofOne)) {
      two.watermark(MIDDLE - 1);
      spikes.addAll(two.spikes());
      ofTwo = two.snapshot();
    }
    for (int parallelism : new int[] {1, 3}) {
      assertThat(spikesFrom(ofTwo, backend, parallelism, spikes))
          .isEqualTo(spikesOfAnUnbrokenRun());
    }
  }

  private static void firstHalf(PopulationHarness operator) throws Exception {
    operator.currents(CURRENTS.stream().filter(c -> c.t() < MIDDLE * 1_000).toList());
    operator.watermark(MIDDLE - 3);
  }

  private static void secondHalf(PopulationHarness operator) throws Exception {
    operator.currents(CURRENTS.stream().filter(c -> c.t() >= MIDDLE * 1_000).toList());
    operator.watermark(99);
  }

  private static List<Spike> spikesOfAnUnbrokenRun() {
    return new PopulationReference(JOB, CURRENTS).spikesUntil(100_000);
  }

  private static List<Spike> spikesFrom(
      Snapshot snapshot, Backend backend, int parallelism, List<Spike> before) throws Exception {
    try (PopulationHarness operator =
        PopulationHarness.restored(JOB, backend, parallelism, snapshot)) {
      secondHalf(operator);
      List<Spike> all = new ArrayList<>(before);
      all.addAll(operator.spikes());
      return all.stream().sorted().toList();
    }
  }

  private static String digestAfterARestore(Backend backend) throws Exception {
    try (PopulationHarness before = PopulationHarness.started(JOB, backend, 2)) {
      firstHalf(before);
      try (PopulationHarness after =
          PopulationHarness.restored(JOB, backend, 1, before.snapshot())) {
        secondHalf(after);
        return after.digest();
      }
    }
  }
}
