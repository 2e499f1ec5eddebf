/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import io.neuromorphic.flink.event.EndOfInput;
import io.neuromorphic.flink.event.EventTrace;
import io.neuromorphic.flink.event.Positions;
import io.neuromorphic.flink.event.ShardKey;
import io.neuromorphic.flink.event.ShardPacket;
import io.neuromorphic.flink.event.SpikeSource;
import java.util.List;

class ShardPacketSerializerFilesTest extends TypeSerializerFilesContract<ShardPacket> {

  @Override
  protected VersionedSerializer<ShardPacket> serializer() {
    return new ShardPacketSerializer();
  }

  @Override
  protected List<ShardPacket> values(int version) {
    ShardPacket all = currents();
    EventTrace trace = new EventTrace(0);
    for (int i = 0; i < all.size(); i++) {
      Positions positions =
          i < 9
              ? Positions.counting("line ", 1L << 35)
              : Positions.within(StoredParts.NAME + "-1@", i / 10);
      trace.add(StoredParts.time(i), positions, i);
    }
    all.setTrace(trace);
    all.setCounts(StoredParts.counts(12));
    all.setEnd(new EndOfInput(2, 5, -1));
    ShardPacket counts = new ShardPacket(new ShardKey("a", 0, 0), "", 0);
    counts.setCounts(StoredParts.counts(13));
    ShardPacket end = new ShardPacket(new ShardKey("b", 127, 1 << 30), "in", 0);
    end.setEnd(new EndOfInput(0, 1, Long.MIN_VALUE));
    return switch (version) {
      case 1 -> List.of(all, counts, end, currents());
      case 2 -> List.of(all, counts, end, currents(), summedUp());
      default -> List.of(all, counts, end, currents(), summedUp(), spikes(), marker());
    };
  }

  /** Since version 3: what another population fires. */
  private static ShardPacket spikes() {
    ShardPacket packet = ShardPacket.ofSpikes(new ShardKey("target", 2, 7), 2);
    packet.addSpikes(-5, new int[] {9, 2, 0}, 3, 1_000);
    packet.addSpikes(1L << 40, new int[] {1 << 25}, 1, 0);
    packet.setSource(new SpikeSource(StoredParts.NAME, 5, (1L << 40) + 1));
    return packet;
  }

  private static ShardPacket marker() {
    ShardPacket packet = ShardPacket.ofSpikes(new ShardKey("target", 0, 0), 0);
    packet.setSource(new SpikeSource("a", 0, SpikeSource.FOR_EVER));
    return packet;
  }

  /** Since version 2 a current may be several events. */
  private static ShardPacket summedUp() {
    ShardPacket packet = currents();
    for (int i = 30; i < packet.size(); i++) {
      packet.sumUp(i, StoredParts.floats(40)[39 - i]);
    }
    return packet;
  }

  private static ShardPacket currents() {
    ShardPacket packet = new ShardPacket(new ShardKey(StoredParts.NAME, 3, 999), "kamera ä", 0);
    float[] currents = StoredParts.floats(40);
    for (int i = 0; i < currents.length; i++) {
      packet.add(i < 30 ? i / 7 - 3 : -1L << 40, StoredParts.number(i), currents[i]);
    }
    return packet;
  }
}
