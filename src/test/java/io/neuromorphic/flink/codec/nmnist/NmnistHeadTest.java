/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.nmnist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NmnistHeadTest {

  @Test
  void knowsRecordsWhoseTimesRise() {
    assertThat(matches(rising(20))).isTrue();
    assertThat(matches(rising(5_000))).isTrue();
    assertThat(matches(Arrays.copyOf(rising(30), 148))).isTrue();
    NmnistBytes overflowing = new NmnistBytes();
    for (int i = 0; i < 20; i++) {
      overflowing.event(8000, 1, 2, 0).overflow();
    }
    assertThat(matches(overflowing.bytes())).isTrue();
  }

  @Test
  void knowsThemWithOneDamagedTime() {
    byte[] damaged = rising(100);
    damaged[5 * 50 + 2] ^= 0x40;
    assertThat(matches(damaged)).isTrue();
  }

  @Test
  void refusesTooFewRecords() {
    assertThat(matches(rising(19))).isFalse();
    assertThat(matches(new byte[0])).isFalse();
  }

  @Test
  void refusesRandomBytes() {
    Random random = new Random(8);
    for (int i = 0; i < 10_000; i++) {
      byte[] bytes = new byte[100 + random.nextInt(100)];
      random.nextBytes(bytes);
      assertThat(matches(bytes)).isFalse();
    }
  }

  @Test
  void refusesBytesThatAreAlmostAllAlike() {
    byte[] bytes = new byte[60_000];
    assertThat(matches(bytes)).isFalse();
    for (int i = 0; i < 50; i++) {
      bytes[1_000 * i + 4] = 1;
    }
    assertThat(matches(bytes)).isFalse();
  }

  @Test
  void refusesSortedText() {
    String lines =
        IntStream.range(1_000, 9_999).mapToObj(i -> i + "\n").collect(Collectors.joining());
    assertThat(matches(lines.getBytes(StandardCharsets.UTF_8))).isFalse();
  }

  private static boolean matches(byte[] bytes) {
    return NmnistHead.matches(bytes, bytes.length);
  }

  private static byte[] rising(int events) {
    NmnistBytes bytes = new NmnistBytes();
    for (int i = 0; i < events; i++) {
      bytes.event(654 + 71 * i, i % 34, i % 33, i & 1);
    }
    return bytes.bytes();
  }
}
