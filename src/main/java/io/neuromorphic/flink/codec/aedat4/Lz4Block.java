/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat4;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Decodes one LZ4 block: sequences of literals and of matches, which repeat what was written up to
 * 64 KiB before. Specification: lz4/doc/lz4_Block_format.md.
 */
final class Lz4Block {

  /** Bytes behind the limit of the output that must exist: copies go eight bytes at a time. */
  static final int SLACK = 16;

  private static final int LITERALS_SHIFT = 4;
  private static final int LENGTH_MASK = 0xF;
  private static final int LONGER = 0xFF;
  private static final int DISTANCE_BYTES = 2;
  private static final int SHORTEST_MATCH = 4;
  private static final int WORD = Long.BYTES;
  private static final int TWO_WORDS = 2 * WORD;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Lz4Block() {}

  /**
   * Decodes {@code in[from, to)} to {@code out} from {@code at} on.
   *
   * @param history first byte of the output that matches may repeat
   * @param limit first byte of the output that may not be written but for slack
   * @return the end of what was written, or -1 if the block is corrupt
   */
  static int decode(byte[] in, int from, int to, byte[] out, int at, int history, int limit) {
    int i = from;
    int o = at;
    while (i < to) {
      int token = in[i++] & 0xff;
      int literals = token >>> LITERALS_SHIFT;
      if (literals == LENGTH_MASK) {
        int more;
        do {
          if (i == to || literals > limit - o) {
            return -1;
          }
          more = in[i++] & 0xff;
          literals += more;
        } while (more == LONGER);
      }
      if (literals > to - i || literals > limit - o) {
        return -1;
      }
      copyLiterals(in, i, out, o, literals);
      i += literals;
      o += literals;
      if (i == to) {
        return o;
      }
      if (to - i < DISTANCE_BYTES) {
        return -1;
      }
      int distance = (in[i] & 0xff) | ((in[i + 1] & 0xff) << Byte.SIZE);
      i += DISTANCE_BYTES;
      int length = token & LENGTH_MASK;
      if (length == LENGTH_MASK) {
        int more;
        do {
          if (i == to || length > limit - o) {
            return -1;
          }
          more = in[i++] & 0xff;
          length += more;
        } while (more == LONGER);
      }
      length += SHORTEST_MATCH;
      if (distance == 0 || distance > o - history || length > limit - o) {
        return -1;
      }
      copyMatch(out, o, distance, length);
      o += length;
    }
    return -1;
  }

  private static void copyLiterals(byte[] in, int i, byte[] out, int o, int length) {
    if (length <= TWO_WORDS && i <= in.length - TWO_WORDS) {
      LONG.set(out, o, (long) LONG.get(in, i));
      LONG.set(out, o + WORD, (long) LONG.get(in, i + WORD));
    } else {
      System.arraycopy(in, i, out, o, length);
    }
  }

  private static void copyMatch(byte[] out, int at, int distance, int length) {
    int end = at + length;
    if (distance >= WORD) {
      for (int o = at; o < end; o += WORD) {
        LONG.set(out, o, (long) LONG.get(out, o - distance));
      }
    } else {
      // Source and target overlap within a word: each byte may depend on the one before.
      for (int o = at; o < end; o++) {
        out[o] = out[o - distance];
      }
    }
  }
}
