/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.Positions;
import java.io.IOException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CameraPacketSerializerTest extends SerializerContract<CameraPacket> {

  @Override
  protected VersionedSerializer<CameraPacket> createSerializer() {
    return new CameraPacketSerializer();
  }

  @Override
  protected Class<CameraPacket> getTypeClass() {
    return CameraPacket.class;
  }

  @Override
  protected CameraPacket[] getTestData() {
    return new CameraPacket[] {
      new CameraPacket(0),
      samples.camera(0, 10),
      samples.camera(3, 100),
      samples.withHeader(samples.camera(5, 5), Positions.within("t-0@", 8)),
      samples.withHeader(samples.camera(2, 5), Positions.at("byte ", -9, new int[] {3, 1})),
      samples.withHeader(samples.camera(Samples.MANY, 0), Positions.counting("line ", 1L << 40)),
    };
  }

  @Override
  protected Consumer<CameraPacket> mutation() {
    return packet -> {
      for (int i = 0; i < packet.size(); i++) {
        packet.t()[i]++;
        packet.x()[i]++;
        packet.y()[i]++;
        packet.polarity()[i] ^= 1;
      }
      packet.counts().addRead(1);
      packet.addUnparsable("", "", "");
    };
  }

  @Test
  void aNegativeCountIsAnError() throws IOException {
    byte[] bytes = bytesOf(samples.camera(3, 3));
    bytes[0] = (byte) 0x80;
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("negative count");
  }
}
