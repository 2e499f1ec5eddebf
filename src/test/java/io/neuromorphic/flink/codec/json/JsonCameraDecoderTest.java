/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.CameraPacket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonCameraDecoderTest {

  private final JsonCameraDecoder decoder = new JsonCameraDecoder();
  private final CameraPacket packet = new CameraPacket(0);

  @Test
  void readsAnEventAndAMarker() {
    read("{\"t\":1234567,\"x\":3,\"y\":65535,\"polarity\":1}");
    read("{\"until\":9}");
    assertThat(packet.describe(0)).isEqualTo("1234567,3,65535,1");
    assertThat(packet.until()).isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{\"x\":3,\"y\":4,\"polarity\":1}|t is missing",
        "{\"t\":1,\"y\":4,\"polarity\":1}|x is missing",
        "{\"t\":1,\"x\":65536,\"y\":4,\"polarity\":1}|x is outside 0..65535",
        "{\"t\":1,\"x\":99999999999999999999,\"y\":4,\"polarity\":1}|x is outside 0..65535",
        "{\"t\":1,\"x\":1,\"y\":-4,\"polarity\":1}|y is outside 0..65535",
        "{\"t\":1,\"x\":1,\"y\":4.5,\"polarity\":1}|y is not an integer",
        "{\"t\":1,\"x\":1,\"y\":4,\"polarity\":2}|polarity is outside 0..1",
        "{\"t\":1,\"x\":1,\"y\":4,\"polarity\":true}|polarity is not an integer"
      })
  void saysWhyARecordIsUnparsable(String record, String detail) {
    read(record);
    assertThat(packet.size()).isZero();
    assertThat(packet.rejections().get(0).detail()).isEqualTo(detail);
  }

  private void read(String record) {
    decoder.decode(record.getBytes(UTF_8), "topic-0@", 42, packet);
  }
}
