/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.codec.MalformedStreamException;
import org.junit.jupiter.api.Test;

class Aedat3DatagramDecoderTest {

  private static final long MAGIC = 0x1D378BC90B9A6658L;

  private final Aedat3DatagramDecoder decoder = new Aedat3DatagramDecoder();

  /** A datagram with a packet of one event. */
  private static Wire datagram(long number, int t, int x, int y, int polarity) {
    Wire wire = new Wire().word((int) MAGIC).word((int) (MAGIC >>> 32));
    wire.word((int) number).word((int) (number >>> 32) | 1 << 31).raw(1, 0, 1, 0);
    wire.raw(1, 0, 1, 0).word(8).word(4).word(0).word(1).word(1).word(1);
    return wire.word(1 | polarity << 1 | y << 2 | x << 17).word(t);
  }

  @Test
  void aDatagramIsEvents() throws Exception {
    assertThat(Wire.read(decoder, datagram(7, 123, 4, 5, 1))).containsExactly("123,4,5,1");
    assertThat(Wire.read(decoder, datagram(8, 124, 345, 259, 0))).containsExactly("124,345,259,0");
    assertThat(decoder.missing()).isZero();
    assertThat(decoder.warnings()).isEmpty();
  }

  @Test
  void numbersThatAreLeftOutAreMissing() throws Exception {
    for (long number : new long[] {7, 8, 11, 12, 13}) {
      assertThat(Wire.read(decoder, datagram(number, 1, 1, 1, 1))).hasSize(1);
    }
    assertThat(decoder.missing()).isEqualTo(2);
    // Overtaken.
    assertThat(Wire.read(decoder, datagram(10, 1, 1, 1, 1))).hasSize(1);
    assertThat(Wire.read(decoder, datagram(14, 1, 1, 1, 1))).hasSize(1);
    assertThat(decoder.missing()).isEqualTo(2);
  }

  @Test
  void aSenderThatStartsAgainMissesNothing() throws Exception {
    Wire.read(decoder, datagram(5_000_000, 1, 1, 1, 1));
    Wire.read(decoder, datagram(0, 1, 1, 1, 1));
    Wire.read(decoder, datagram(1, 1, 1, 1, 1));
    Wire.read(decoder, datagram(3, 1, 1, 1, 1));
    Wire.read(decoder, datagram(9_000_000, 1, 1, 1, 1));
    assertThat(decoder.missing()).isEqualTo(1);
  }

  @Test
  void whatIsNoneOfTheProtocolIsRefused() throws Exception {
    assertThatThrownBy(() -> Wire.read(decoder, new Wire()))
        .isInstanceOf(MalformedStreamException.class);
    assertThatThrownBy(() -> Wire.read(decoder, new Wire().t64(1, 2, 3, 1).t64(1, 2, 3, 1)))
        .isInstanceOf(MalformedStreamException.class);
    assertThat(Wire.read(decoder, datagram(0, 5, 1, 1, 1))).hasSize(1);
  }
}
