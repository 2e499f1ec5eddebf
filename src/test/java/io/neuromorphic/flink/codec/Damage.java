/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages streams as disks, networks and people do: one to eight things at a time. */
public final class Damage {

  /** Most of what can go wrong stands at the beginning. */
  private static final int HEAD = 256;

  private static final int LONGEST = 64;
  private static final int MOST = 8;
  private static final byte[] TELLING = {
    0, 1, -1, 0x7F, (byte) 0x80, '%', '#', '\n', ',', '-', '9'
  };

  private final Random random;

  /** Of what chance wants. */
  public Damage(Random random) {
    this.random = random;
  }

  /**
   * A damaged copy.
   *
   * @param others streams that parts may come from
   */
  public byte[] of(byte[] stream, List<byte[]> others) {
    byte[] damaged = stream.clone();
    for (int more = random.nextInt(MOST); more >= 0; more--) {
      damaged = once(damaged, others.get(random.nextInt(others.size())));
    }
    return damaged;
  }

  private byte[] once(byte[] stream, byte[] other) {
    if (stream.length == 0) {
      return other.clone();
    }
    int at = place(stream);
    int length = 1 + random.nextInt(Math.min(LONGEST, stream.length - at));
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> set(stream, at, (byte) (stream[at] ^ (1 << random.nextInt(8))));
      case 3 -> set(stream, at, (byte) random.nextInt());
      case 4 -> set(stream, at, TELLING[random.nextInt(TELLING.length)]);
      case 5 -> join(stream, at, new byte[0], at + length);
      case 6 -> join(stream, at, Arrays.copyOfRange(stream, at, at + length), at);
      case 7 -> join(stream, at, part(other), at);
      default -> join(stream, at, part(other), at + length);
    };
  }

  private int place(byte[] stream) {
    return random.nextInt(random.nextBoolean() ? stream.length : Math.min(stream.length, HEAD));
  }

  private byte[] part(byte[] other) {
    if (other.length == 0) {
      return other;
    }
    int from = place(other);
    return Arrays.copyOfRange(
        other, from, from + 1 + random.nextInt(Math.min(LONGEST, other.length - from)));
  }

  private static byte[] set(byte[] stream, int at, byte value) {
    stream[at] = value;
    return stream;
  }

  /** What stands before {@code end}, then {@code middle}, then what stands from {@code go} on. */
  private static byte[] join(byte[] stream, int end, byte[] middle, int go) {
    byte[] joined = Arrays.copyOf(stream, end + middle.length + stream.length - go);
    System.arraycopy(middle, 0, joined, end, middle.length);
    System.arraycopy(stream, go, joined, end + middle.length, stream.length - go);
    return joined;
  }
}
