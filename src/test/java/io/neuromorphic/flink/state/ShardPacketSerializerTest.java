/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.EndOfInput;
import io.neuromorphic.flink.event.Positions;
import io.neuromorphic.flink.event.ShardPacket;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ShardPacketSerializerTest extends SerializerContract<ShardPacket> {

  @Override
  protected VersionedSerializer<ShardPacket> createSerializer() {
    return new ShardPacketSerializer();
  }

  @Override
  protected Class<ShardPacket> getTypeClass() {
    return ShardPacket.class;
  }

  @Override
  protected ShardPacket[] getTestData() {
    ShardPacket counted = samples.shard(0, 0);
    counted.setCounts(samples.counts());
    ShardPacket ended = samples.shard(0, 5);
    ended.setEnd(new EndOfInput(0, 1, Long.MIN_VALUE));
    return new ShardPacket[] {
      samples.shard(0, 0),
      samples.shard(0, 64),
      samples.shard(9, 64),
      counted,
      ended,
      samples.withAll(samples.shard(0, 0)),
      samples.withAll(samples.shard(25, 64)),
      samples.withAll(samples.shard(Samples.MANY, 0)),
      samples.projected(0),
      samples.projected(Samples.MANY),
    };
  }

  @Override
  protected Consumer<ShardPacket> mutation() {
    return packet -> {
      for (int i = 0; i < packet.size(); i++) {
        packet.neuron()[i]++;
        if (packet.source() == null) {
          packet.current()[i] = 0.25f;
        }
      }
      for (int i = 0; i < packet.runCount(); i++) {
        packet.runWindow()[i]++;
        packet.runEnd()[i]++;
        packet.runEvents()[i]++;
      }
      if (packet.trace() != null) {
        packet.trace().add(1, Positions.UNKNOWN, 0);
        packet.trace().t()[0]++;
        packet.trace().place()[0]++;
      }
      if (packet.counts() != null) {
        packet.counts().addRead(1);
      }
      packet.addSpikes(99, new int[] {1}, 1, 0);
      packet.setEnd(new EndOfInput(9, 10, 11));
    };
  }

  @Test
  void aCopyGoesOnGrowing() {
    ShardPacket copy = createSerializer().copy(samples.shard(9, 64));
    copy.add(5, 1, 2.5f);
    assertThat(copy.size()).isEqualTo(10);
    assertThat(copy.runEnd()[copy.runCount() - 1]).isEqualTo(10);
  }
}
