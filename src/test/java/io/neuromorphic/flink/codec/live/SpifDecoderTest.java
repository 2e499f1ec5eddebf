/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.SensorInfo;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpifDecoderTest {

  private final SpifDecoder decoder = new SpifDecoder(SensorInfo.UNKNOWN);

  @Test
  void wordsWithoutATimeAreEvents() throws Exception {
    Wire datagram = new Wire().spif(3, 4, 1).spif(0x7FFF, 0, 0).spif(0, 0x7FFF, 1);
    assertThat(Wire.read(decoder, datagram))
        .containsExactly("-,3,4,1", "-,32767,0,0", "-,0,32767,1");
    assertThat(decoder.warnings()).isEmpty();
  }

  @Test
  void aTimeFollowsWhereTheWordSaysSo() throws Exception {
    Wire datagram = new Wire().spif(5, 3, 4, 0).spif(7, 8, 1).spif(0xFFFF_FFFFL, 640, 480, 1);
    assertThat(Wire.read(decoder, datagram))
        .containsExactly("5,3,4,0", "-,7,8,1", "4294967295,640,480,1");
  }

  @Test
  void timesGoOnWhereTheirBitsBeginAgain() throws Exception {
    assertThat(Wire.read(decoder, new Wire().spif(0xFFFF_FFF0L, 1, 1, 0)))
        .containsExactly("4294967280,1,1,0");
    assertThat(Wire.read(decoder, new Wire().spif(16, 1, 1, 0)))
        .containsExactly("4294967312,1,1,0");
    // A datagram of before, overtaken.
    assertThat(Wire.read(decoder, new Wire().spif(0xFFFF_FFFFL, 1, 1, 0)))
        .containsExactly("4294967295,1,1,0");
    assertThat(Wire.read(decoder, new Wire().spif(17, 1, 1, 0)))
        .containsExactly("4294967313,1,1,0");
  }

  @Test
  void whatIsOddIsCounted() throws Exception {
    assertThat(Wire.read(decoder, new Wire())).isEmpty();
    assertThat(Wire.read(decoder, new Wire().spif(1, 1, 0).raw(1, 2, 3))).hasSize(1);
    assertThat(Wire.read(decoder, new Wire().raw(9))).isEmpty();
    assertThat(Wire.read(decoder, new Wire().spif(1, 2, 3, 0).word(0x0001_0001))).hasSize(1);
    assertThat(Wire.read(decoder, new Wire().spif(9, 2, 3, 0).spif(8, 2, 3, 0))).hasSize(2);
    assertThat(decoder.warnings())
        .isEqualTo(
            Map.of(
                "empty datagrams", 1L,
                "datagrams with a cut-off last word", 2L,
                "words that promise a time, with none following", 1L,
                "times that step back within a datagram", 1L));
  }

  @Test
  void eventsOutsideTheSensorAreSkippedAndTheirTimesWithThem() throws Exception {
    SpifDecoder small = new SpifDecoder(new SensorInfo("", 640, 480));
    Wire datagram =
        new Wire().spif(9, 640, 0, 1).spif(9, 0, 480, 1).spif(10, 639, 479, 1).spif(640, 1, 1);
    assertThat(Wire.read(small, datagram)).containsExactly("10,639,479,1");
    assertThat(small.warnings()).isEqualTo(Map.of("events outside the sensor", 3L));
  }

  @Test
  void theLargestDatagramIsRead() throws Exception {
    Wire datagram = new Wire();
    for (int i = 0; i < 65_507 / 4; i++) {
      datagram.spif(i % 640, i % 480, i & 1);
    }
    assertThat(Wire.read(decoder, datagram)).hasSize(16_376).last().isEqualTo("-,375,55,1");
  }
}
