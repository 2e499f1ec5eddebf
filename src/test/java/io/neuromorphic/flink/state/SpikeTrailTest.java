/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SpikeTrailTest {

  private record Portion(long window, List<Integer> neurons) {}

  private static List<Portion> portions(SpikeTrail trail) {
    List<Portion> portions = new ArrayList<>();
    for (int i = 0; i < trail.portions(); i++) {
      portions.add(
          new Portion(
              trail.window(i),
              Arrays.stream(trail.neurons(), trail.start(i), trail.end(i)).boxed().toList()));
    }
    return portions;
  }

  @Property(tries = 200)
  void keepsWhatAPlainListKeeps(@ForAll long seed) {
    Random random = new Random(seed);
    SpikeTrail trail = new SpikeTrail("source");
    List<Portion> model = new ArrayList<>();
    long window = random.nextInt(100) - 50;
    for (int n = 0; n < 300; n++) {
      switch (random.nextInt(6)) {
        case 0 -> {
          long before = window - random.nextInt(12);
          trail.forget(before);
          model.removeIf(portion -> portion.window() < before);
        }
        case 1 -> trail = trail.copy();
        default -> {
          window += random.nextInt(3);
          long of = window - random.nextInt(4);
          int[] spikes = random.ints(random.nextInt(20), 0, 1_000).toArray();
          int from = spikes.length == 0 ? 0 : random.nextInt(spikes.length);
          trail.add(of, spikes, from, spikes.length, 5);
          if (from < spikes.length) {
            model.add(
                new Portion(
                    of,
                    Arrays.stream(spikes, from, spikes.length).map(i -> i + 5).boxed().toList()));
          }
        }
      }
      // In the order of windows, and as they came within one.
      model.sort(Comparator.comparingLong(Portion::window));
      assertThat(portions(trail)).isEqualTo(model);
      assertThat(trail.spikes()).isEqualTo(model.stream().mapToInt(p -> p.neurons().size()).sum());
      long asked = window - random.nextInt(8);
      int first = 0;
      while (first < model.size() && model.get(first).window() < asked) {
        first++;
      }
      assertThat(trail.firstFrom(asked)).isEqualTo(first);
    }
  }

  @Test
  void doesNotGrowWhereItForgets() {
    SpikeTrail trail = new SpikeTrail("source");
    int[] spikes = new int[100];
    for (long window = 0; window < 100_000; window++) {
      trail.add(window, spikes, 0, 100, 0);
      trail.forget(window - 9);
      assertThat(trail.portions()).isLessThanOrEqualTo(10);
    }
    assertThat(trail.neurons().length).isLessThan(5_000);
  }

  @Test
  void aCopyIsItsOwn() {
    SpikeTrail trail = new SpikeTrail("source");
    trail.add(1, new int[] {1, 2}, 0, 2, 0);
    SpikeTrail copy = trail.copy();
    trail.add(2, new int[] {3}, 0, 1, 0);
    trail.neurons()[0] = 9;

    assertThat(copy.source()).isEqualTo("source");
    assertThat(portions(copy)).containsExactly(new Portion(1, List.of(1, 2)));
  }
}
