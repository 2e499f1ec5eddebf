/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink;

import static io.neuromorphic.flink.sink.Spikes.packet;
import static io.neuromorphic.flink.sink.Spikes.spike;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.SpikePacket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacketSorterTest {

  private final PacketSorter<SpikePacket> sorter = new PacketSorter<>();

  @Test
  void sortsByTimeThenPopulationThenNeuron() {
    sorter.add(packet("retina", 1, spike(1_000, 7), spike(2_000, 5)));
    sorter.add(packet("retina", 0, spike(-1_000, 3), spike(1_000, 0), spike(1_000, 4)));
    sorter.add(packet("motion", 0, spike(1_000, 9)));
    assertThat(take(Long.MAX_VALUE))
        .containsExactly(
            "-1000 retina 3",
            "1000 motion 9",
            "1000 retina 0",
            "1000 retina 4",
            "1000 retina 7",
            "2000 retina 5");
  }

  @Test
  void takesUpToALimitAndKeepsTheRest() {
    sorter.add(packet("p", 0, spike(1_000, 1), spike(2_000, 2), spike(3_000, 3)));
    sorter.add(packet("p", 1, spike(2_500, 9)));
    assertThat(take(999)).isEmpty();
    assertThat(take(2_000)).containsExactly("1000 p 1", "2000 p 2");
    assertThat(take(2_000)).isEmpty();
    assertThat(sorter.waiting()).hasSize(2);
    assertThat(take(3_000)).containsExactly("2500 p 9", "3000 p 3");
    assertThat(sorter.waiting()).isEmpty();
  }

  @Test
  void randomShardsComeOutInOrder() {
    Random random = new Random(6);
    List<Row> expected = new ArrayList<>();
    List<SpikePacket> packets = new ArrayList<>();
    for (String population : List.of("a", "b", "c")) {
      for (int shard = 0; shard < 12; shard++) {
        for (int part = 0; part < 3; part++) {
          SpikePacket packet = new SpikePacket(population, shard, 0);
          for (long t = part * 5L; t < part * 5 + 5; t++) {
            for (int neuron = shard * 10; neuron < shard * 10 + 10; neuron++) {
              if (random.nextInt(4) == 0) {
                packet.addStep(t, 0, new int[] {neuron}, 1);
                expected.add(new Row(t, population, neuron));
              }
            }
          }
          packets.add(packet);
        }
      }
    }
    Collections.shuffle(packets, random);
    packets.forEach(sorter::add);
    expected.sort(
        Comparator.comparingLong(Row::t)
            .thenComparing(Row::population)
            .thenComparingInt(Row::neuron));
    List<String> taken = new ArrayList<>(take(6));
    taken.addAll(take(100));
    assertThat(taken).isEqualTo(expected.stream().map(Row::words).toList());
  }

  private record Row(long t, String population, int neuron) {
    String words() {
      return t + " " + population + " " + neuron;
    }
  }

  private List<String> take(long limit) {
    List<String> spikes = new ArrayList<>();
    for (SpikePacket packet : sorter.takeUpTo(limit)) {
      for (int i = 0; i < packet.size(); i++) {
        spikes.add(packet.t()[i] + " " + packet.population() + " " + packet.neuron()[i]);
      }
    }
    return spikes;
  }
}
