/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.Positions;
import java.io.IOException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CurrentPacketSerializerTest extends SerializerContract<CurrentPacket> {

  @Override
  protected VersionedSerializer<CurrentPacket> createSerializer() {
    return new CurrentPacketSerializer();
  }

  @Override
  protected Class<CurrentPacket> getTypeClass() {
    return CurrentPacket.class;
  }

  @Override
  protected CurrentPacket[] getTestData() {
    CurrentPacket withTexts = samples.currents(30, 64);
    withTexts.setText(7, "{\"neuron\":1e99}");
    withTexts.setText(29, "größe");
    return new CurrentPacket[] {
      new CurrentPacket(0),
      samples.currents(0, 10),
      samples.currents(3, 100),
      withTexts,
      samples.withHeader(samples.currents(5, 5), Positions.within("t-0@", 8)),
      samples.withHeader(samples.currents(Samples.MANY, 0), Positions.counting("line ", 2)),
    };
  }

  @Override
  protected Consumer<CurrentPacket> mutation() {
    return packet -> {
      for (int i = 0; i < packet.size(); i++) {
        packet.t()[i]++;
        packet.population()[i]++;
        packet.neuron()[i]++;
        packet.current()[i] = 0.25f;
        packet.setText(i, "changed");
      }
      packet.dictionaryIndex("changed");
      packet.counts().addRead(1);
      packet.addUnparsable("", "", "");
    };
  }

  @Test
  void aNegativeCountIsAnError() throws IOException {
    byte[] bytes = bytesOf(samples.currents(3, 3));
    bytes[0] = (byte) 0xff;
    assertThatThrownBy(() -> read(bytes)).isInstanceOf(IOException.class);
  }
}
