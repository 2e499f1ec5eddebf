/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.live;

import io.neuromorphic.flink.codec.Damage;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Datagrams that nobody should send: random bytes, empty ones and the longest there can be, good
 * ones that were damaged or cut, and times at all ends of their range.
 */
public final class HostileDatagrams {

  /** The longest that UDP over IPv4 carries. */
  public static final int LONGEST = 65_507;

  private static final long HOUR = 3_600_000_000L;

  private final DatagramKind kind;
  private final Random random;
  private final Damage damage;
  private final int width;
  private final int height;
  private byte[] former;

  /** For a sensor of that size; most pixels are on it. */
  public HostileDatagrams(DatagramKind kind, int width, int height, Random random) {
    this.kind = kind;
    this.width = width;
    this.height = height;
    this.random = random;
    damage = new Damage(random);
    former = kind.event(1, 1, 1, 1);
  }

  /** The next one. */
  public byte[] next() {
    byte[] next =
        switch (random.nextInt(64)) {
          case 0, 1 -> new byte[0];
          case 2 -> bytes(LONGEST);
          case 3 -> events(LONGEST / kind.eventBytes());
          case 4, 5, 6, 7, 8, 9, 10, 11 -> bytes(1 + random.nextInt(64));
          case 12, 13 -> bytes(random.nextInt(1_500));
          case 14, 15, 16, 17, 18, 19, 20, 21 -> {
            byte[] whole = events(1 + random.nextInt(30));
            yield Arrays.copyOf(whole, random.nextInt(whole.length));
          }
          case 22, 23, 24, 25 -> former;
          case 26, 27, 28, 29, 30, 31 -> events(1 + random.nextInt(30));
          default -> damage.of(events(1 + random.nextInt(30)), List.of(former));
        };
    former = next.length > 0 && next.length < 1_500 ? next : former;
    return next;
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] events(int count) {
    boolean alike = random.nextBoolean();
    long t = time();
    Wire datagram = new Wire();
    for (int i = 0; i < count; i++) {
      kind.event(
          datagram,
          alike ? t + i : time(),
          random.nextInt(width + 2),
          random.nextInt(height + 2),
          random.nextInt(2));
    }
    return datagram.bytes();
  }

  /** Far from each other and from any that a good sender says. */
  private long time() {
    int nudge = random.nextInt(5) - 2;
    return switch (random.nextInt(10)) {
      case 0 -> Long.MAX_VALUE - random.nextInt(3);
      case 1 -> Long.MIN_VALUE + random.nextInt(3);
      case 2 -> 0xFFFF_FFFFL + nudge;
      case 3 -> nudge;
      case 4 -> (1L << 31) + nudge;
      case 5 -> (1L << 60) + nudge;
      case 6 -> -(1L << 60) + nudge;
      case 7 -> 1L << random.nextInt(63);
      case 8 -> random.nextLong();
      default -> (1 + random.nextInt(20)) * HOUR;
    };
  }
}
