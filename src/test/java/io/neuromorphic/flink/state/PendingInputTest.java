/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PendingInputTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void keepsWindowsAsATreeMapWould(long seed) {
    Random random = new Random(seed);
    PendingInput pending = new PendingInput();
    TreeMap<Long, List<Integer>> model = new TreeMap<>();
    long next = -100;
    for (int i = 0; i < 20_000; i++) {
      if (random.nextInt(4) > 0) {
        long window = next + (random.nextInt(10) == 0 ? random.nextInt(90) : random.nextInt(4));
        pending.at(window).add(0, new int[] {i}, new float[1], 0, 1, 1);
        model.computeIfAbsent(window, w -> new ArrayList<>()).add(i);
      } else {
        assertThat(neurons(pending.takeIfFirst(next))).isEqualTo(model.remove(next));
        next++;
      }
      if (random.nextInt(500) == 0) {
        pending = pending.copy();
      }
      assertThat(pending.windows()).isEqualTo(model.size());
    }
    List<Long> windows = new ArrayList<>();
    for (int i = 0; i < pending.windows(); i++) {
      windows.add(pending.window(i));
      assertThat(neurons(pending.input(i))).isEqualTo(model.get(pending.window(i)));
    }
    assertThat(windows).isEqualTo(new ArrayList<>(model.keySet()));
  }

  private static List<Integer> neurons(WindowInput input) {
    if (input == null) {
      return null;
    }
    List<Integer> neurons = new ArrayList<>();
    for (int i = 0; i < input.size(); i++) {
      neurons.add(input.neuron()[i]);
    }
    return neurons;
  }

  @Test
  void appendsOnlyAtTheEnd() {
    PendingInput pending = new PendingInput();
    pending.append(3, new WindowInput());
    assertThatThrownBy(() -> pending.append(3, new WindowInput()))
        .hasMessageContaining("window 3 after 3");
  }

  @Test
  void countsEventsByInput() {
    WindowInput input = new WindowInput();
    input.add(2, new int[] {7, 8, 9}, new float[] {1, 2, 3}, 1, 3, 5);
    input.add(0, new int[] {7}, new float[] {1}, 0, 1, 1);
    assertThat(input.events()).containsExactly(1, 0, 5);
    assertThat(neurons(input)).containsExactly(8, 9, 7);
  }
}
