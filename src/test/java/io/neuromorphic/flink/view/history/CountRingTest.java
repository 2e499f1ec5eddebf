/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A ring of counts forgets the oldest, takes what is late, and never counts over. */
class CountRingTest {

  /** 8 bins of 10 µs, made by fours: two chunks and the one that is being filled. */
  private final CountRing ring = new CountRing(10, 8, 4, 3);

  private void count(long bin, int cell) {
    char[] counts = ring.open(bin);
    if (counts != null) {
      CountRing.increment(counts, ring.base(bin) + cell);
    }
  }

  private int at(long bin, int cell) {
    char[] counts = ring.find(bin);
    return counts == null ? -1 : counts[ring.base(bin) + cell];
  }

  @Test
  void countsStandWhereTheyWerePut() {
    count(0, 0);
    count(3, 2);
    count(3, 2);
    count(7, 1);

    assertThat(new int[] {at(0, 0), at(3, 2), at(7, 1), at(7, 0), at(1, 0)})
        .containsExactly(1, 2, 1, 0, 0);
  }

  @Test
  void binsBeforeZeroAreBins() {
    count(-1, 0);
    count(-4, 1);
    count(0, 2);

    assertThat(new int[] {at(-1, 0), at(-4, 1), at(0, 2)}).containsExactly(1, 1, 1);
    assertThat(ring.bin(-1)).isEqualTo(-1);
  }

  @Test
  void theOldestIsForgottenAndTheLateIsTaken() {
    count(0, 0);
    count(12, 0);
    assertThat(at(0, 0)).as("no longer kept").isEqualTo(-1);
    assertThat(ring.oldestBin()).isEqualTo(4);

    count(4, 1);
    assertThat(at(4, 1)).as("late, but kept").isEqualTo(1);

    count(3, 1);
    assertThat(at(3, 1)).as("too late").isEqualTo(-1);
    assertThat(at(12, 0)).isEqualTo(1);
  }

  @Test
  void aJumpForgetsAllOnce() {
    count(0, 0);
    count(5, 0);
    count(1_000_000, 0);

    assertThat(at(5, 0)).isEqualTo(-1);
    // The same place in the ring as bin 5 had, long before.
    count(999_997, 1);
    assertThat(at(999_997, 0)).isZero();
    assertThat(at(999_997, 1)).isEqualTo(1);
  }

  @Test
  void aCountStaysAtItsLargest() {
    for (int i = 0; i < 70_000; i++) {
      count(2, 1);
    }
    assertThat(at(2, 1)).isEqualTo(65_535);
    assertThat(at(2, 0)).isZero();
    assertThat(at(2, 2)).isZero();
  }

  @Test
  void whatIsForgottenFromABinOnIsGone() {
    for (int bin = 0; bin < 10; bin++) {
      count(bin, 0);
    }

    ring.forgetFrom(6);

    assertThat(at(5, 0)).isEqualTo(1);
    assertThat(at(6, 0)).isZero();
    assertThat(at(8, 0)).isEqualTo(-1);
    count(6, 0);
    assertThat(at(6, 0)).isEqualTo(1);
  }

  @Test
  void cellsThatMeetAreAddedUp() {
    count(1, 0);
    count(1, 1);
    count(1, 2);
    count(5, 2);

    ring.rearrange(2, cell -> cell / 2);

    assertThat(new int[] {at(1, 0), at(1, 1), at(5, 0), at(5, 1)}).containsExactly(2, 1, 0, 1);
    assertThat(ring.cells()).isEqualTo(2);
  }
}
