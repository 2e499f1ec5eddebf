/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.event.SpikePacket;
import org.junit.jupiter.api.Test;

class JsonEncoderTest {

  @Test
  void writesSpikesOfOnePopulationAfterTheOther() {
    JsonSpikeEncoder encoder = new JsonSpikeEncoder();
    SpikePacket motion =
        new SpikePacket("motion", 0, new long[] {1235000, 9}, new int[] {17, 3}, 2);
    SpikePacket odd = new SpikePacket("a\"\\é\n", 0, new long[] {-1}, new int[] {0}, 1);
    assertThat(new String(encoder.encode(motion, 0), UTF_8))
        .isEqualTo("{\"t\":1235000,\"population\":\"motion\",\"neuron\":17}");
    assertThat(new String(encoder.encode(odd, 0), UTF_8))
        .isEqualTo("{\"t\":-1,\"population\":\"a\\\"\\\\é\\n\",\"neuron\":0}");
    assertThat(new String(encoder.encode(motion, 1), UTF_8))
        .isEqualTo("{\"t\":9,\"population\":\"motion\",\"neuron\":3}");
  }

  @Test
  void writesMarkers() {
    assertThat(new String(JsonSpikeEncoder.marker(1236000), UTF_8))
        .isEqualTo("{\"until\":1236000}");
  }

  @Test
  void writesRejectedEventsWithTheirTextEscaped() {
    Rejection rejection =
        new Rejection(RejectReason.UNPARSABLE, "not JSON", "in", "topic-0@7", "{\"t\":\u0001");
    assertThat(new String(JsonRejectionEncoder.encode(rejection), UTF_8))
        .isEqualTo(
            "{\"reason\":\"unparsable\",\"detail\":\"not JSON\",\"source\":\"in\","
                + "\"position\":\"topic-0@7\",\"value\":\"{\\\"t\\\":\\u0001\"}");
  }
}
