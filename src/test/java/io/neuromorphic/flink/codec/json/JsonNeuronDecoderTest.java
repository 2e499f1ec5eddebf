/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.SpikePacket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spikes, samples and markers as JSON are read back, and anything else is told. */
class JsonNeuronDecoderTest {

  private final JsonNeuronDecoder decoder = new JsonNeuronDecoder();

  private String read(String record) {
    return decoder.read(record.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aSpikeIsReadAsItIsWritten() {
    SpikePacket packet = new SpikePacket("mot\"ion é", 0, 1);
    packet.addStep(-1_235_000, 17, new int[] {0}, 1);

    assertThat(decoder.read(new JsonSpikeEncoder().encode(packet, 0))).isNull();

    assertThat(decoder.isMarker()).isFalse();
    assertThat(decoder.isSample()).isFalse();
    assertThat(decoder.t()).isEqualTo(-1_235_000);
    assertThat(decoder.population()).isEqualTo("mot\"ion é");
    assertThat(decoder.neuron()).isEqualTo(17);
  }

  @Test
  void aSampleIsReadAsItIsWritten() {
    ProbePacket packet = new ProbePacket("retina", 0, 1);
    packet.add(1_000, 3, -65.2f, -13.1f);

    assertThat(decoder.read(new JsonProbeEncoder().encode(packet, 0))).isNull();

    assertThat(decoder.isSample()).isTrue();
    assertThat(decoder.v()).isEqualTo(-65.2f);
    assertThat(decoder.u()).isEqualTo(-13.1f);
  }

  @Test
  void aMarkerIsReadAsItIsWritten() {
    assertThat(decoder.read(JsonSpikeEncoder.marker(42))).isNull();
    assertThat(decoder.isMarker()).isTrue();
    assertThat(decoder.until()).isEqualTo(42);
  }

  @Test
  void nothingIsLeftOfTheRecordBefore() {
    read("{'t':1,'population':'p','neuron':1,'v':1,'u':1}".replace('\'', '"'));
    assertThat(read("{\"t\":1,\"population\":\"p\",\"neuron\":1}")).isNull();
    assertThat(decoder.isSample()).isFalse();
    assertThat(read("{\"t\":1,\"neuron\":1}")).isEqualTo("population is missing or not a string");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{} | t is missing",
        "[] | not a JSON object",
        "{'t':1.5,'population':'p','neuron':1} | t is not an integer",
        "{'t':99999999999999999999,'population':'p','neuron':1} | t is outside int64",
        "{'t':1,'population':7,'neuron':1} | population is missing or not a string",
        "{'t':1,'population':{'neuron':1},'neuron':1} | population is missing or not a string",
        "{'t':1,'population':'p','neuron':-1} | neuron is outside 0..2147483647",
        "{'t':1,'population':'p','neuron':2147483648} | neuron is outside 0..2147483647",
        "{'t':1,'population':'p'} | neuron is missing",
        "{'t':1,'population':'p','neuron':1} x | not JSON: Unrecognized token 'x'",
        "{'until':'x'} | t is missing"
      })
  void whatIsNoneIsTold(String record, String problem) {
    assertThat(read(record.replace('\'', '"'))).startsWith(problem);
  }

  @Test
  void otherFieldsAreIgnored() {
    assertThat(read("{\"x\":{\"t\":[7]},\"t\":1,\"population\":\"p\",\"neuron\":1,\"v\":\"low\"}"))
        .isNull();
    assertThat(decoder.t()).isEqualTo(1);
    assertThat(decoder.isSample()).isFalse();
  }

  @Test
  void bytesThatAreNoTextAreTold() {
    assertThat(decoder.read(new byte[] {'{', (byte) 0xc0, (byte) 0x80, '}'}))
        .isEqualTo("not JSON: not UTF-8");
    assertThat(decoder.read(new byte[2 * 1024 * 1024])).startsWith("a record of 2097152 bytes");
  }
}
