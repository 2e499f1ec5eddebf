/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.event.CameraPacket;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveProtocolTest {

  @Test
  void everyProtocolHasADecoderForWhatItAllows() throws Exception {
    for (LiveProtocol protocol : LiveProtocol.values()) {
      assertThat(protocol.allows(Transport.UDP) || protocol.allows(Transport.TCP)).isTrue();
      if (protocol.allows(Transport.UDP)) {
        assertThat(protocol.datagrams(SensorInfo.UNKNOWN).warnings()).isEmpty();
      }
      if (protocol.allows(Transport.TCP)) {
        CameraPacket packet = protocol.stream(SensorInfo.UNKNOWN).newPacket();
        // Half a word says nothing yet, and is no failure.
        protocol.stream(SensorInfo.UNKNOWN).decode(new byte[1], 0, 1, packet);
        assertThat(packet.size()).isZero();
      }
    }
  }

  @Test
  void namesAreForLife() {
    assertThat(LiveProtocol.words(Transport.UDP))
        .isEqualTo(List.of("spif", "faery-t64", "faery-t32", "aedat3"));
    assertThat(LiveProtocol.words(Transport.TCP)).contains("evt3", "dv", "aedat3");
    assertThat(LiveProtocol.of("faery-t64")).contains(LiveProtocol.FAERY_T64);
    assertThat(LiveProtocol.of("FAERY_T64")).isEmpty();
  }

  @Test
  void aTransportThatItDoesNotAllowIsRefused() {
    assertThatThrownBy(() -> LiveProtocol.SPIF.stream(SensorInfo.UNKNOWN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("spif does not travel by tcp; what does: ");
    assertThatThrownBy(() -> LiveProtocol.DV.datagrams(SensorInfo.UNKNOWN))
        .hasMessage("dv does not travel by udp; what does: spif, faery-t64, faery-t32, aedat3");
  }
}
