/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.CameraPacket;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PixelCountsTest {

  private final PixelCounts counts = new PixelCounts();

  @Test
  void countsOnAndOffEventsOfEachPixelOfTheSensor() {
    add(2, 1, 1);
    add(0, 0, 0);
    add(2, 1, 1);
    add(2, 1, 0);
    PixelGrid grid = counts.grid(4, 2);
    assertThat(grid.width()).isEqualTo(4);
    assertThat(grid.height()).isEqualTo(2);
    assertThat(grid.cell()).isEqualTo(1);
    assertThat(grid.on()).containsExactly(0, 0, 0, 0, 0, 0, 2, 0);
    assertThat(grid.off()).containsExactly(1, 0, 0, 0, 0, 0, 1, 0);
  }

  @Test
  void withoutASensorItIsTheSmallestBoxOfTheEvents() {
    add(700, 400, 1);
    add(698, 401, 0);
    PixelGrid grid = counts.grid(0, 0);
    assertThat(grid.left()).isEqualTo(698);
    assertThat(grid.top()).isEqualTo(400);
    assertThat(grid.on()).containsExactly(0, 0, 1, 0, 0, 0);
    assertThat(grid.off()).containsExactly(0, 0, 0, 1, 0, 0);
  }

  @Test
  void withoutEventsItIsTheSensorOrASinglePixel() {
    assertThat(counts.grid(3, 1).on()).containsExactly(0, 0, 0);
    assertThat(counts.grid(0, 0).on()).containsExactly(0);
  }

  @Test
  void hugeSensorsAreCountedInSquares() {
    Random random = new Random(5);
    int[] sum = new int[2_048 * 2_048];
    for (int i = 0; i < 20_000; i++) {
      // Grows on the way, so that counts are summed up several times.
      int reach = Math.min(65_536, 16 + i * i);
      int x = random.nextInt(reach);
      int y = random.nextInt(Math.min(reach, 40_000));
      add(x, y, 1);
      sum[(y >> 5) * 2_048 + (x >> 5)]++;
    }
    PixelGrid grid = counts.grid(65_536, 40_000);
    assertThat(grid.cell()).isEqualTo(32);
    assertThat(grid.width()).isEqualTo(2_048);
    assertThat(grid.height()).isEqualTo(1_250);
    assertThat(grid.on()).isEqualTo(Arrays.copyOf(sum, 2_048 * 1_250));
    assertThat(Arrays.stream(grid.on()).sum()).isEqualTo(20_000);
  }

  private void add(int x, int y, int polarity) {
    CameraPacket packet = new CameraPacket(1);
    packet.add(0, x, y, polarity);
    counts.add(packet);
  }
}
