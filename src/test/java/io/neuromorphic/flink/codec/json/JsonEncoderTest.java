/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.event.SpikePacket;
import java.util.stream.IntStream;
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
  void writesSamplesWithTheShortestDecimalsThatReadBack() {
    JsonProbeEncoder encoder = new JsonProbeEncoder();
    ProbePacket packet = new ProbePacket("a\"b", 0, 0);
    packet.add(1235000, 17, -65.2f, -13.1f);
    packet.add(-1, 0, -0f, Math.nextUp(-13.1f));
    packet.add(-1, 1, -65, Float.POSITIVE_INFINITY);
    assertThat(IntStream.range(0, 3).mapToObj(i -> new String(encoder.encode(packet, i), UTF_8)))
        .containsExactly(
            "{\"t\":1235000,\"population\":\"a\\\"b\",\"neuron\":17,\"v\":-65.2,\"u\":-13.1}",
            "{\"t\":-1,\"population\":\"a\\\"b\",\"neuron\":0,\"v\":-0.0,\"u\":-13.099999}",
            "{\"t\":-1,\"population\":\"a\\\"b\",\"neuron\":1,\"v\":-65.0,\"u\":\"Infinity\"}");
    ProbePacket other = new ProbePacket("c", 0, 0);
    other.add(5, 2, 1e-9f, 3e10f);
    assertThat(new String(encoder.encode(other, 0), UTF_8))
        .isEqualTo("{\"t\":5,\"population\":\"c\",\"neuron\":2,\"v\":1.0E-9,\"u\":3.0E10}");
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
