/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat3;

import static io.neuromorphic.flink.codec.aedat3.Aedat3Bytes.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.DecoderContract;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.event.CameraPacket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The format as it comes over TCP. */
class Aedat3ConnectionTest extends DecoderContract<CameraPacket> {

  @Override
  protected RecordingDecoder<CameraPacket> newDecoder() {
    return Aedat3Decoder.ofNetwork();
  }

  @Override
  protected List<byte[]> streams() {
    return List.of(
        Aedat3Bytes.network(0)
            .packet(1, 0, event(1, 2, 1), 7, event(900, 4, 0), 8)
            .packet(3, 0, 1, 2)
            .packet(1, 1, event(5, 6, 1), 0)
            .bytes());
  }

  @Test
  void readsPacketsBehindTheNetworkHeader() {
    assertThat(decode(streams().get(0)).events())
        .containsExactly(
            "7,1,2,1 at byte 48", "8,900,4,0 at byte 56", "2147483648,5,6,1 at byte 128");
  }

  @Test
  void refusesOtherStreams() {
    assertThat(decode(new byte[20]).error())
        .isEqualTo(
            "byte 0: network header begins with 0x0000000000000000, expected 0x1d378bc90b9a6658");
    assertThat(decode(Aedat3Bytes.network(0, 2, 0).bytes()).error())
        .isEqualTo("byte 16: network version 2, expected 1");
    assertThat(decode(Aedat3Bytes.network(0, 1, 1).bytes()).error())
        .isEqualTo("byte 17: packets of compressed format 1, expected 0, RAW");
  }
}
