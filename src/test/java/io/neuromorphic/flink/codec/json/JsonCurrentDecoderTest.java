/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.IntakeCounts;
import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCurrentDecoderTest {

  private final JsonCurrentDecoder decoder = new JsonCurrentDecoder();
  private final CurrentPacket packet = new CurrentPacket(0);

  @Test
  void readsAnEvent() {
    read("{\"t\":1234567,\"population\":\"motion\",\"neuron\":17,\"current\":3.5}");
    read("{\"current\":-2,\"neuron\":0,\"population\":\"retina\",\"t\":-5}");
    assertThat(packet.describe(0)).isEqualTo("1234567,motion,17,3.5");
    assertThat(packet.describe(1)).isEqualTo("-5,retina,0,-2.0");
    assertThat(packet.counts()).isEqualTo(new IntakeCounts());
  }

  @Test
  void readsAMarkerAsAPromiseNotAsAnEvent() {
    read("{\"until\":2000}");
    read("{\"until\":1000,\"more\":[]}");
    assertThat(packet.size()).isZero();
    assertThat(packet.until()).isEqualTo(2000);
    assertThat(packet.counts()).isEqualTo(new IntakeCounts());
  }

  @Test
  void ignoresUnknownFieldsAndTakesTheLastOfDuplicates() {
    read(
        "{\"x\":{\"t\":[1,{\"t\":9}]},\"t\":\"no\",\"population\":\"a\",\"neuron\":1,"
            + "\"current\":1,\"t\":7,\"until\":3,\"neuron\":2}");
    assertThat(packet.describe(0)).isEqualTo("7,a,2,1.0");
    assertThat(packet.until()).isEqualTo(InputPacket.NONE);
  }

  @Test
  void roundsTheDecimalOnceToFloat32() {
    read(event("1.00000005960464477539062500001"));
    assertThat(packet.current()[0]).isEqualTo(Math.nextUp(1f));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NaN",
        "Infinity",
        "-Infinity",
        "\"3.5\"",
        "null",
        "true",
        "{\"a\":1}",
        "[1]",
        "1e39",
        "-1e400"
      })
  void leavesACurrentThatIsNoFiniteNumberToTheIntake(String current) {
    read(event(current));
    assertThat(packet.size()).isEqualTo(1);
    assertThat(Float.isFinite(packet.current()[0])).isFalse();
    assertThat(packet.describe(0)).isEqualTo(event(current));
  }

  @Test
  void leavesAMissingCurrentToTheIntake() {
    read("{\"t\":1,\"population\":\"a\",\"neuron\":1}");
    assertThat(packet.current()[0]).isNaN();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"population\":7,", "\"population\":null,", "\"population\":{},"})
  void namesAPopulationThatIsNoStringNothing(String population) {
    read(event("1"));
    read("{\"t\":1," + population + "\"neuron\":1,\"current\":1}");
    assertThat(packet.populationName(packet.population()[1])).isEmpty();
    assertThat(packet.describe(1)).startsWith("{\"t\":1,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483648", "-2147483649", "123456789012345678901234567890"})
  void leavesANeuronBeyondIntToTheIntake(String neuron) {
    read("{\"t\":1,\"population\":\"a\",\"neuron\":" + neuron + ",\"current\":1}");
    assertThat(packet.neuron()[0]).isEqualTo(-1);
    assertThat(packet.describe(0)).contains(neuron);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{\"population\":\"a\",\"neuron\":1,\"current\":1}|t is missing",
        "{\"t\":1.0,\"population\":\"a\",\"neuron\":1,\"current\":1}|t is not an integer",
        "{\"t\":\"1\",\"population\":\"a\",\"neuron\":1,\"current\":1}|t is not an integer",
        "{\"t\":NaN,\"population\":\"a\",\"neuron\":1,\"current\":1}|t is not an integer",
        "{\"t\":9223372036854775808,\"neuron\":1}|t is outside int64",
        "{\"t\":1,\"population\":\"a\",\"current\":1}|neuron is missing",
        "{\"t\":1,\"population\":\"a\",\"neuron\":1.5,\"current\":1}|neuron is not an integer",
        "{\"until\":1.5}|until is not an integer",
        "{}|t is missing",
        "[1]|not a JSON object",
        "7|not a JSON object",
        "''|not a JSON object",
        "{\"t\":1|not JSON: ",
        "{\"t\":1,}|not JSON: ",
        "{t:1}|not JSON: ",
        "{\"t\":01}|not JSON: ",
        "hello|not JSON: ",
        "{\"t\":1,\"neuron\":1}{}|text after the JSON object",
        "{\"t\":1,\"neuron\":1} x|not JSON: "
      })
  void saysWhyARecordIsUnparsable(String record, String detail) {
    read(record);
    assertThat(packet.size()).isZero();
    Rejection rejection = packet.rejections().get(0);
    assertThat(rejection.reason()).isEqualTo(RejectReason.UNPARSABLE);
    assertThat(rejection.detail()).startsWith(detail).hasSizeLessThanOrEqualTo(120);
    assertThat(rejection.position()).isEqualTo("topic-0@42");
    assertThat(rejection.value()).isEqualTo(record);
    assertThat(packet.rejections()).hasSize(1);
  }

  @Test
  void survivesHostileRecords() {
    read("[".repeat(100_000));
    read("{\"a\":" + "[".repeat(100_000));
    read("{\"" + "n".repeat(200_000) + "\":1}");
    read("{\"t\":" + "9".repeat(200_000) + "}");
    read("{\"population\":\"" + "p".repeat(200_000) + "\",\"t\":1,\"neuron\":1}");
    decoder.decode(null, "topic-0@", 1, packet);
    decoder.decode(new byte[] {(byte) 0xC3, 0x28, 0, -1}, "topic-0@", 1, packet);
    assertThat(packet.rejections()).hasSize(7);
    assertThat(packet.rejections())
        .allSatisfy(rejection -> assertThat(rejection.value()).hasSizeLessThanOrEqualTo(200));
    String manyNames =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "\"n" + i + "\":0")
            .collect(Collectors.joining(","));
    read("{" + manyNames + ",\"t\":1,\"population\":\"a\",\"neuron\":1,\"current\":2}");
    assertThat(packet.describe(0)).isEqualTo("1,a,1,2.0");
  }

  @Test
  void neverThrowsForDamagedRecords() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      byte[] record = event("3.25").getBytes(UTF_8);
      record[random.nextInt(record.length)] ^= (byte) (1 << random.nextInt(8));
      packet.clear();
      decoder.decode(record, "topic-0@", 42, packet);
      assertThat(packet.size() + packet.rejections().size()).as("seed %d", seed).isEqualTo(1);
    }
  }

  private static String event(String current) {
    return "{\"t\":1,\"population\":\"a\",\"neuron\":1,\"current\":" + current + "}";
  }

  private void read(String record) {
    decoder.decode(record.getBytes(UTF_8), "topic-0@", 42, packet);
  }
}
