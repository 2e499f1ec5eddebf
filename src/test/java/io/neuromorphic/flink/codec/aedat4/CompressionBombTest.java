/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.codec.AllocationMeter;
import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.event.CameraPacket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Packets of a few bytes that unpack to very many events, one after the other. */
class CompressionBombTest {

  private static final int EVENTS = 1_000_000;

  private static CameraPacket alike(int count) {
    CameraPacket events = new CameraPacket(count);
    for (int i = 0; i < count; i++) {
      events.add(7, 7, 7, 1);
    }
    return events;
  }

  private static List<Aedat4Writer> zstd() {
    return List.of(Aedat4Writer.zstd(), Aedat4Writer.zstdOfUnknownSize());
  }

  @Test
  void aPieceOfPacketsThatUnpackAThousandfoldIsRefusedAndCostsNothing() throws Exception {
    for (Aedat4Writer writer : zstd()) {
      byte[] one = writer.events(0, alike(EVENTS), 0, EVENTS).bytes();
      // Sixteen megabytes of events.
      assertThat(one.length).isLessThan(16 * EVENTS / 1_000);
      Aedat4Decoder decoder = new Aedat4Decoder();
      CameraPacket packet = decoder.newPacket();
      assertThatThrownBy(() -> decoder.decode(one, 0, one.length, packet))
          .isInstanceOf(MalformedStreamException.class)
          .hasMessageContaining(" compressed ones, which no events are");
      assertThat(packet.size()).isZero();
    }
  }

  @Test
  void behindGoodPacketsTheyAreSkippedAndCounted() throws Exception {
    for (Aedat4Writer writer : zstd()) {
      CameraPacket good = alike(100);
      CameraPacket bomb = alike(EVENTS);
      writer.events(0, good, 0, 100);
      for (int i = 0; i < 10; i++) {
        writer.events(0, bomb, 0, EVENTS);
      }
      byte[] bytes = writer.events(0, good, 0, 100).bytes();
      Aedat4Decoder decoder = new Aedat4Decoder();
      CameraPacket packet = decoder.newPacket();
      long allocated = AllocationMeter.bytes(() -> decoder.decode(bytes, 0, bytes.length, packet));
      assertThat(packet.size()).isEqualTo(200);
      assertThat(decoder.warnings()).containsEntry("damaged packets", 10L);
      // Ten million events would be 130 MB, and 160 MB as they are packed.
      assertThat(allocated).isLessThan(16 << 20);
    }
  }

  @Test
  void packetsOfFewEventsMayCompressAsTheyLike() throws Exception {
    for (Aedat4Writer writer : zstd()) {
      byte[] bytes = writer.events(0, alike(1_000), 0, 1_000).bytes();
      Aedat4Decoder decoder = new Aedat4Decoder();
      CameraPacket packet = decoder.newPacket();
      decoder.decode(bytes, 0, bytes.length, packet);
      assertThat(packet.size()).isEqualTo(1_000);
    }
  }
}
