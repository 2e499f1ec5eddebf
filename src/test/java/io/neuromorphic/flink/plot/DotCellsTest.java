/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DotCellsTest {

  @Test
  void millionsOfDotsAreNoMoreThanThePictureHasCells() {
    DotCells cells = new DotCells(100, 50, 2);
    java.util.Random random = new java.util.Random(3);
    int drawn = 0;
    for (int i = 0; i < 5_000_000; i++) {
      drawn += cells.take(random.nextDouble() * 100, random.nextDouble() * 50) ? 1 : 0;
    }

    assertThat(drawn).isEqualTo(cells.count()).isBetween(50 * 25, 51 * 26);
  }

  @Test
  void aLoneDotIsDrawnAndOneUponAnotherIsNot() {
    DotCells cells = new DotCells(100, 50, 2);

    assertThat(cells.take(10, 10)).isTrue();
    assertThat(cells.take(11.9, 11.9)).isFalse();
    assertThat(cells.take(12, 10)).isTrue();
    assertThat(cells.take(100, 50)).isTrue();
    assertThat(cells.take(-5, 70)).isTrue();
  }
}
