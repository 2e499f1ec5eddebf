/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecondsTextTest {

  private final SecondsText text = new SecondsText();

  @ParameterizedTest
  @CsvSource({
    "0.000779999, 780",
    "0.0000005, 1",
    "0.0000004999999999, 0",
    "-0.0000005, 0",
    "-0.00000050001, -1",
    "1700000000.123456789, 1700000000123457",
    "1633953690.9759495, 1633953690975950",
    "3, 3000000",
    "+.5, 500000",
    "5., 5000000",
    "1e-6, 1",
    "1.5E+3, 1500000000",
    "12345e-9, 12",
    "0e999999999999, 0",
    "1e-999999999999, 0",
    "9223372036854.775807, 9223372036854775807",
    "9223372036854.7758074, 9223372036854775807",
    "-9223372036854.775808, -9223372036854775808",
    "-9223372036854.7758085, -9223372036854775808"
  })
  void roundsToTheNearestMicrosecondHalfUp(String seconds, long micros) {
    assertThat(parse(seconds)).isNull();
    assertThat(text.value()).isEqualTo(micros);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9223372036854.7758075",
        "9223372036854.775808",
        "-9223372036854.77580851",
        "1e13",
        "92233720368547758080",
        "1e999999999999"
      })
  void refusesWhatLeavesInt64(String seconds) {
    assertThat(parse(seconds)).isEqualTo(IntegerText.OUTSIDE_INT64);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".", "-", "1.2.3", "1e", "e5", "1e+", "0x1p3", "nan", "1,5", "1 2", "--1"})
  void refusesWhatIsNoDecimal(String seconds) {
    assertThat(parse(seconds)).isEqualTo(SecondsText.NOT_A_DECIMAL);
  }

  @Test
  void agreesWithExactArithmetic() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      BigDecimal seconds =
          BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), random.nextInt(24));
      String plain = random.nextBoolean() ? seconds.toPlainString() : seconds.toString();
      BigDecimal half = new BigDecimal("0.5");
      BigDecimal micros = seconds.movePointRight(6).add(half).setScale(0, RoundingMode.FLOOR);
      boolean fits = micros.toBigInteger().bitLength() < Long.SIZE;
      String said = parse(plain);
      assertThat(said).as("seed %d, %s", seed, plain).isEqualTo(fits ? null : "is outside int64");
      if (fits) {
        assertThat(text.value()).as("seed %d, %s", seed, plain).isEqualTo(micros.longValue());
      }
    }
  }

  private String parse(String seconds) {
    byte[] bytes = seconds.getBytes(StandardCharsets.UTF_8);
    return text.parse(bytes, 0, bytes.length);
  }
}
