/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.SensorInfo;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaeryDecoderTest {

  private final FaeryDecoder t64 = FaeryDecoder.t64(SensorInfo.UNKNOWN);
  private final FaeryDecoder t32 = FaeryDecoder.t32(SensorInfo.UNKNOWN);

  @Test
  void recordsOf13Bytes() throws Exception {
    Wire datagram = new Wire().t64(1L << 40, 65_535, 1, 1).t64(7, 2, 65_535, 0);
    assertThat(Wire.read(t64, datagram)).containsExactly("1099511627776,65535,1,1", "7,2,65535,0");
    assertThat(t64.warnings()).isEqualTo(Map.of("times that step back within a datagram", 1L));
  }

  @Test
  void recordsOf8Bytes() throws Exception {
    Wire datagram = new Wire().t32(7, 65_535, 32_767, 1).t32(0xFFFF_FFFFL >>> 1, 2, 3, 0);
    assertThat(Wire.read(t32, datagram)).containsExactly("7,65535,32767,1", "2147483647,2,3,0");
    assertThat(t32.warnings()).isEmpty();
  }

  @Test
  void timesOf32BitsGoOnWhereTheyBeginAgain() throws Exception {
    assertThat(Wire.read(t32, new Wire().t32(0xFFFF_FFFEL, 1, 1, 1).t32(3, 1, 1, 1)))
        .containsExactly("4294967294,1,1,1", "4294967299,1,1,1");
    assertThat(t32.warnings()).isEmpty();
  }

  @Test
  void whatIsOddIsCounted() throws Exception {
    assertThat(Wire.read(t64, new Wire())).isEmpty();
    assertThat(Wire.read(t64, new Wire().t64(1, 2, 3, 1).raw(1, 2, 3))).hasSize(1);
    assertThat(Wire.read(t64, new Wire().t64(-1, 2, 3, 1).t64(2, 2, 3, 0xFF)))
        .containsExactly("2,2,3,1");
    assertThat(t64.warnings())
        .isEqualTo(
            Map.of(
                "empty datagrams", 1L,
                "datagrams with a cut-off last event", 1L,
                "times beyond 2^63 µs", 1L,
                "polarities other than 0 and 1, taken for 1", 1L));
    assertThat(Wire.read(t32, new Wire().t32(1, 2, 3, 1).raw(1, 2, 3, 4, 5, 6, 7))).hasSize(1);
    assertThat(t32.warnings()).isEqualTo(Map.of("datagrams with a cut-off last event", 1L));
  }

  @Test
  void eventsOutsideTheSensorAreSkipped() throws Exception {
    FaeryDecoder small = FaeryDecoder.t32(new SensorInfo("", 10, 20));
    assertThat(Wire.read(small, new Wire().t32(1, 10, 0, 1).t32(1, 0, 20, 1).t32(1, 9, 19, 1)))
        .containsExactly("1,9,19,1");
    assertThat(small.warnings()).isEqualTo(Map.of("events outside the sensor", 2L));
  }
}
