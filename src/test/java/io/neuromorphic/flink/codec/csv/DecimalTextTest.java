/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalTextTest {

  private static final int SAMPLES = 200_000;

  @Test
  void readsRandomDecimalsAsJavaDoes() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < SAMPLES; i++) {
      String text =
          switch (i % 4) {
            case 0 -> String.valueOf(Float.intBitsToFloat(random.nextInt()));
            case 1 -> String.valueOf(Double.longBitsToDouble(random.nextLong()));
            case 2 -> random.nextInt(100_000) + "." + random.nextInt(1_000_000);
            default -> random.nextLong() + "e" + (random.nextInt(80) - 60);
          };
      assertSame(text, "seed " + seed);
    }
  }

  @Test
  void roundsHalfWayCasesOnce() {
    Random random = new Random(3);
    for (int i = 0; i < SAMPLES / 10; i++) {
      float low = random.nextFloat() * (1 << random.nextInt(20));
      BigDecimal half =
          new BigDecimal(low).add(new BigDecimal(Math.nextUp(low))).divide(BigDecimal.valueOf(2));
      assertSame(half.toPlainString(), "");
      assertSame(half.toPlainString() + "1", "");
      assertSame(half.subtract(half.ulp()).toPlainString(), "");
    }
    // By way of the nearest double this would become 1 + 2^-23 half-way and then 1.
    assertSame("1.00000005960464477539062500001", "");
  }

  @Test
  void readsTheEdgesOfTheGrammar() {
    for (String text :
        new String[] {
          "0",
          "-0",
          "+1",
          ".5",
          "5.",
          "1e5",
          "1E-5",
          "1e+5",
          "3.4028235e38",
          "3.4028236e38",
          "1.4e-45",
          "7e-46",
          "0e999999999999",
          "1e-999999999999",
          "9007199254740993",
          "00000000000000000000000000001",
          "0.00000000000000000000000000000000000001"
        }) {
      assertSame(text, "");
    }
  }

  @Test
  void isNotANumberForAnythingElse() {
    for (String text :
        new String[] {
          "", ".", "-", "e5", "1e", "1e+", "1f", "1d", "0x1p3", "1_0", "1.2.3", "--1", "nan", "NaN",
          "one", "1 2", "1e5.0"
        }) {
      assertThat(parse(text)).as(text).isNaN();
    }
  }

  private static void assertSame(String text, String description) {
    assertThat(Float.floatToIntBits(parse(text)))
        .as("%s %s", text, description)
        .isEqualTo(Float.floatToIntBits(Float.parseFloat(text)));
  }

  private static float parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return DecimalText.parse(bytes, 0, bytes.length);
  }
}
