/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.SpikePacket;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A raster of any spikes, in any order, is what counting them one by one gives. */
class RasterPropertiesTest {

  private static final int MILLIS = 6_000;

  record Spike(int millis, int neuron) {}

  @Provide
  Arbitrary<List<Spike>> spikes() {
    Arbitrary<Integer> neurons =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 20),
            Arbitraries.integers().between(0, 3_000),
            Arbitraries.integers().between(0, 1_000_000));
    return Combinators.combine(Arbitraries.integers().between(-MILLIS / 2, MILLIS / 2), neurons)
        .as(Spike::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  @Property(tries = 300)
  void itIsWhatCountingGives(
      @ForAll("spikes") List<Spike> spikes,
      @ForAll @IntRange(min = -4_000, max = 4_000) int fromMillis,
      @ForAll @IntRange(min = 1, max = 9) int stepMillis,
      @ForAll @IntRange(min = 1, max = 300) int columns,
      @ForAll @IntRange(min = 1, max = 256) int maxRows,
      @ForAll @IntRange(max = 3_000) int low,
      @ForAll @IntRange(min = 1, max = 1_000) int wanted,
      @ForAll boolean all) {
    History history = new History(() -> 0);
    for (Spike spike : spikes) {
      SpikePacket packet = new SpikePacket("p", 0, 1);
      packet.addStep(spike.millis() * 1_000L, spike.neuron(), new int[] {0}, 1);
      history.spikes(packet);
    }

    Window window = new Window(fromMillis * 1_000L, stepMillis * 1_000L, columns);
    NeuronRange range = all ? NeuronRange.ALL : new NeuronRange(low, low + wanted - 1);
    RasterView view = history.raster("p", window, range, maxRows).orElseThrow();

    int size = spikes.stream().mapToInt(Spike::neuron).max().orElseThrow() + 1;
    assertThat(view.rows()).isLessThanOrEqualTo(maxRows);
    int last = view.firstNeuron() + view.neurons() - 1;
    assertThat(view.firstNeuron()).isLessThanOrEqualTo(Math.min(range.first(), size - 1));
    assertThat(last).isBetween(Math.min(range.last(), size - 1), size - 1);
    assertThat(view.rows()).isEqualTo((view.neurons() - 1) / view.neuronsPerRow() + 1);
    if (view.neurons() < size) {
      assertThat(view.neuronsPerRow()).as("is sharp").isLessThanOrEqualTo(wanted / maxRows + 1);
    }
    byte[] cells = new byte[view.rows() * columns];
    long[] totals = new long[columns];
    for (Spike spike : spikes) {
      int column = Math.floorDiv(spike.millis() - fromMillis, stepMillis);
      if (column >= 0 && column < columns) {
        int above = spike.neuron() - view.firstNeuron();
        if (above >= 0 && above < view.neurons()) {
          cells[above / view.neuronsPerRow() * columns + column]++;
        }
        totals[column]++;
      }
    }
    assertThat(view.cells()).isEqualTo(cells);
    assertThat(view.totals()).isEqualTo(totals);
  }
}
