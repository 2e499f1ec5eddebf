/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.event.CameraPacket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SceneGeneratorTest {

  private static final int PACKED_EVENT_BYTES = 13;

  @Test
  void showsForeverWhatItShowedWhenItWasFirstReleased() throws NoSuchAlgorithmException {
    assertThat(packedSha256(scene(640, 480, 1_000_000, 300_000, 42)))
        .isEqualTo("09d93c1a9524fc48acb951002bb14166b8551782d0a755203f7c27e866b42cc9");
    assertThat(packedSha256(new SceneGenerator(33, 7, 5_000_000, 7, -1, 1, 1, 0.0)))
        .isEqualTo("5aabced321f512493e0ad79ac3426f06316390a1e36ae35c7fb62fdd8ef69754");
  }

  @Test
  void givesTheSameEventsInAnyPortions() {
    CameraPacket whole = all(scene(320, 240, 100_000, 250_000, 7));
    SceneGenerator generator = scene(320, 240, 100_000, 250_000, 7);
    CameraPacket portion = new CameraPacket(0);
    for (int index : new int[] {24_999, 0, 12_345, 5_000, 12_346}) {
      portion.clear();
      generator.fill(portion, index, 1);
      assertThat(portion.describe(0)).isEqualTo(whole.describe(index));
      assertThat(portion.positions().label(0)).isEqualTo("event " + index);
    }
  }

  @Test
  void spacesEventsByTheRate() {
    SceneGenerator generator = new SceneGenerator(10, 10, 1_000_000, 3, 1, 0, 0, 1);
    assertThat(generator.totalEvents()).isEqualTo(3);
    assertThat(all(generator).t()).startsWith(0, 333_333, 666_666);
    assertThat(generator.time(3)).isEqualTo(1_000_000);
    SceneGenerator fast = new SceneGenerator(10, 10, 1_000, 700_000_007, 1, 0, 0, 1);
    CameraPacket events = all(fast);
    for (int i = 0; i < events.size(); i++) {
      assertThat(events.t()[i]).isEqualTo(fast.time(i)).isEqualTo(i * 1_000_000L / 700_000_007);
    }
  }

  @Test
  void staysOnSensorsOfAnySize() {
    int[][] sizes = {{1, 1}, {1, 65_536}, {65_536, 2}, {3, 5}, {346, 260}};
    for (int[] size : sizes) {
      CameraPacket events = all(scene(size[0], size[1], 2_000_000, 20_000, 5));
      for (int i = 0; i < events.size(); i++) {
        assertThat(events.x()[i] < size[0] && events.y()[i] < size[1]).isTrue();
        assertThat(events.polarity()[i]).isBetween((byte) 0, (byte) 1);
      }
    }
  }

  @Test
  void isAllNoiseWithoutObjects() {
    CameraPacket events = all(new SceneGenerator(100, 50, 1_000_000, 100_000, 1, 0, 0, 0));
    int[] hits = new int[100 * 50];
    for (int i = 0; i < events.size(); i++) {
      hits[events.y()[i] * 100 + events.x()[i]]++;
    }
    assertThat(IntStream.of(hits)).allSatisfy(hit -> assertThat(hit).isBetween(1, 60));
  }

  @Test
  void refusesArgumentsOutOfRange() {
    assertThatThrownBy(() -> new SceneGenerator(0, 1, 1, 1, 1, 1, 1, 0))
        .hasMessage("width = 0, expected 1..65536");
    assertThatThrownBy(() -> new SceneGenerator(1, 1, Long.MAX_VALUE, 2, 1, 1, 1, 0))
        .hasMessageContaining("below 2^63");
    assertThatThrownBy(() -> new SceneGenerator(1, 1, 1, 1, 1, 1, 1, Double.NaN))
        .hasMessage("noise = NaN, expected 0..1");
  }

  private static SceneGenerator scene(int width, int height, long micros, long rate, long seed) {
    return new SceneGenerator(width, height, micros, rate, seed, 3, 4, 0.1);
  }

  private static CameraPacket all(SceneGenerator generator) {
    CameraPacket packet = new CameraPacket(0);
    generator.fill(packet, 0, Math.toIntExact(generator.totalEvents()));
    return packet;
  }

  private static String packedSha256(SceneGenerator generator) throws NoSuchAlgorithmException {
    CameraPacket events = all(generator);
    ByteBuffer packed =
        ByteBuffer.allocate(PACKED_EVENT_BYTES * events.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < events.size(); i++) {
      packed.putLong(events.t()[i]).putChar(events.x()[i]).putChar(events.y()[i]);
      packed.put(events.polarity()[i]);
    }
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(packed.array()));
  }
}
