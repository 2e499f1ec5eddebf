/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.FloatText;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.RejectReason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Events written as JSON are read back as they were. */
class JsonEventEncoderTest {

  private static final float[] ODD = {
    0f,
    -0f,
    1f,
    0.1f,
    3.5f,
    -2f,
    65_536f,
    1e-20f,
    2.0e-3f,
    1.0E23f,
    8.5E-6f,
    0.333333343f,
    Float.MIN_VALUE,
    Float.MIN_NORMAL,
    Float.MAX_VALUE,
    16_777_217f,
    1.17549435E-38f,
    2.2E-44f
  };

  private static CurrentPacket current(String population, int neuron, float current) {
    CurrentPacket packet = new CurrentPacket(1);
    packet.add(1234567, packet.dictionaryIndex(population), neuron, current);
    return packet;
  }

  private static CurrentPacket roundTrip(CurrentPacket packet) {
    CurrentPacket read = new CurrentPacket(1);
    new JsonCurrentDecoder().decode(new JsonCurrentEncoder().encode(packet, 0), "t-0@", 0, read);
    return read;
  }

  @Test
  void writesCurrentsAsPromised() {
    assertThat(new String(new JsonCurrentEncoder().encode(current("motion", 17, 3.5f), 0), UTF_8))
        .isEqualTo("{\"t\":1234567,\"population\":\"motion\",\"neuron\":17,\"current\":3.5}");
  }

  @Test
  void writesCameraEventsAsPromised() {
    CameraPacket packet = new CameraPacket(2);
    packet.add(1234567, 3, 4, 1);
    packet.add(-1, 65_535, 0, 0);
    assertThat(new String(JsonCameraEncoder.encode(packet, 0), UTF_8))
        .isEqualTo("{\"t\":1234567,\"x\":3,\"y\":4,\"polarity\":1}");
    CameraPacket read = new CameraPacket(0);
    new JsonCameraDecoder().decode(JsonCameraEncoder.encode(packet, 1), "t-0@", 0, read);
    assertThat(read.describe(0)).isEqualTo("-1,65535,0,0");
  }

  @Test
  void everyFloatIsReadBackBitForBit() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      float value = i < ODD.length ? ODD[i] : Float.intBitsToFloat(random.nextInt());
      if (Float.isFinite(value)) {
        assertThat(Float.floatToRawIntBits(roundTrip(current("p", 0, value)).current()[0]))
            .as("%s, seed %d", value, seed)
            .isEqualTo(Float.floatToRawIntBits(value));
      }
    }
  }

  @Test
  void noDecimalWithFewerDigitsMeansTheSame() {
    Random random = new Random(3);
    for (int i = 0; i < 5_000; i++) {
      float value = i < ODD.length ? ODD[i] : Float.intBitsToFloat(random.nextInt());
      if (Float.isFinite(value) && value != 0) {
        String text = new FloatText().of(value);
        int digits = new BigDecimal(text).stripTrailingZeros().precision();
        assertThat(Float.parseFloat(text)).isEqualTo(value);
        if (digits > 2) {
          BigDecimal fewer = new BigDecimal(value).round(new MathContext(digits - 1));
          assertThat(Float.parseFloat(fewer.toString())).as(text).isNotEqualTo(value);
        }
      }
    }
  }

  /** As {@link Float#toString} writes them from JDK 19 on: texts do not tell the JDK. */
  @Test
  void decimalsAreThoseOfLaterJdks() {
    Map<Float, String> texts =
        Map.of(
            9.999999e-4f,
            "9.999999E-4",
            1e7f,
            "1.0E7",
            9_999_999f,
            "9999999.0",
            -65f,
            "-65.0",
            100f,
            "100.0",
            1.1754944E-38f,
            "1.1754944E-38",
            Float.MIN_VALUE,
            "1.4E-45",
            3.4028235E38f,
            "3.4028235E38",
            8.41E21f,
            "8.41E21",
            -3470180.75f,
            "-3470180.8");
    texts.forEach((value, text) -> assertThat(new FloatText().of(value)).isEqualTo(text));
  }

  @Test
  void whatCannotBeIntegratedIsStillRejectedForTheSameReason() {
    assertThat(roundTrip(current("p", 0, Float.NaN)).current()[0]).isNaN();
    assertThat(roundTrip(current("p", 0, Float.NEGATIVE_INFINITY)).current()[0]).isNaN();
    assertThat(roundTrip(current("p", -1, 1)).neuron()[0]).isEqualTo(-1);
    CurrentPacket nameless = roundTrip(current("", 0, 1));
    assertThat(nameless.counts().rejected(RejectReason.UNPARSABLE)).isZero();
    assertThat(nameless.populationName(nameless.population()[0])).isEmpty();
  }

  @Test
  void populationsMayBeCalledAnything() {
    String name = "a\"\\é\n\u0001";
    CurrentPacket read = roundTrip(current(name, 0, 1));
    assertThat(read.populationName(read.population()[0])).isEqualTo(name);
  }
}
