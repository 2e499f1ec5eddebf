/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import static io.neuromorphic.flink.operator.Routes.accepted;
import static io.neuromorphic.flink.operator.Routes.currentsAt;
import static io.neuromorphic.flink.operator.Routes.route;
import static io.neuromorphic.flink.operator.Routes.target;
import static io.neuromorphic.flink.operator.Routes.traced;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.ShardPacket;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CurrentRouterTest {

  @Test
  void windowsBeginAtMultiplesOfDt() throws Exception {
    try (var router = RouterHarness.currents(route(1_500, target("p", 8, 1, 1))).start()) {
      router.packet(currentsAt(0, 1_499, 1_500, 2_999, -1, -1_500, -1_501, 3_000));
      router.watermark(10);
      assertThat(router.sent())
          .containsExactly(
              "0: p/0 0.0",
              "0: p/1 1.0",
              "1: p/2 2.0",
              "1: p/3 3.0",
              "-1: p/4 4.0",
              "-1: p/5 5.0",
              "-2: p/6 6.0",
              "2: p/7 7.0");
    }
  }

  @Test
  void everyNeuronIsFoundInItsShard() throws Exception {
    RouterSpec spec = route(1_000, target("p", 13, 1, 4), target("q", 3, 2, 1));
    try (var router = RouterHarness.currents(spec).start()) {
      CurrentPacket packet = new CurrentPacket(0);
      for (int neuron = 12; neuron >= 0; neuron--) {
        packet.add(0, packet.dictionaryIndex("p"), neuron, neuron);
      }
      packet.add(0, packet.dictionaryIndex("q"), 5, -1);
      router.packet(accepted(packet));
      router.watermark(10);
      assertThat(router.sent())
          .containsExactlyInAnyOrder(
              "0: p/0 0.0",
              "0: p/1 1.0",
              "0: p/2 2.0",
              "0: p/3 3.0",
              "0: p/4 4.0",
              "0: p/5 5.0",
              "0: p/6 6.0",
              "0: p/7 7.0",
              "0: p/8 8.0",
              "0: p/9 9.0",
              "0: p/10 10.0",
              "0: p/11 11.0",
              "0: p/12 12.0",
              "0: q/5 -1.0");
      assertThat(router.packets()).hasSize(5);
    }
  }

  @Test
  void aTraceTellsTimeAndPlaceOfEveryEvent() throws Exception {
    RouterSpec spec = traced(route(1_000, target("p", 4, 1, 2)));
    try (var router = RouterHarness.currents(spec).start()) {
      router.packet(currentsAt(30, 40, 50, 60));
      router.watermark(10);
      List<ShardPacket> packets = router.packets();
      assertThat(packets).hasSize(2);
      assertThat(packets.get(1).trace().size()).isEqualTo(2);
      assertThat(packets.get(1).trace().t()).startsWith(50, 60);
      assertThat(packets.get(1).trace().label(0)).isEqualTo("line 4");
      assertThat(packets.get(1).trace().label(1)).isEqualTo("line 5");
    }
  }

  @Test
  void withoutNeedThereIsNoTrace() throws Exception {
    try (var router = RouterHarness.currents(route(1_000, target("p", 4, 1, 1))).start()) {
      router.packet(currentsAt(0));
      router.watermark(10);
      assertThat(router.packets()).extracting(ShardPacket::trace).containsOnlyNulls();
    }
  }

  @Test
  void manyEventsDoNotWaitForAnything() throws Exception {
    try (var router = RouterHarness.currents(route(1_000, target("p", 4, 1, 1))).start()) {
      CurrentPacket packet = new CurrentPacket(0);
      for (int i = 0; i < 65_536; i++) {
        packet.add(i, packet.dictionaryIndex("p"), i % 4, 1);
      }
      router.packet(accepted(packet));
      assertThat(router.packets().stream().mapToLong(ShardPacket::events).sum()).isEqualTo(65_536);
    }
  }

  @Test
  void shardMapsAgreeWithTheKeys() {
    Random random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      int size = 1 + random.nextInt(i < 1_000 ? 200 : 5_000_000);
      int shards = 1 + random.nextInt(128);
      ShardMap map = new ShardMap("p", size, shards);
      for (int j = 0; j < 50; j++) {
        int neuron = size <= 50 ? j % size : random.nextInt(size);
        int shard = map.shardOf(neuron);
        assertThat(neuron)
            .as("neuron of %d in shard %d of %d", size, shard, shards)
            .isGreaterThanOrEqualTo(map.first(shard))
            .isLessThan(shard + 1 == shards ? size : map.first(shard + 1));
        assertThat(shard)
            .isEqualTo(io.neuromorphic.flink.state.ShardKeys.shardOf(neuron, shards, size));
      }
    }
  }
}
