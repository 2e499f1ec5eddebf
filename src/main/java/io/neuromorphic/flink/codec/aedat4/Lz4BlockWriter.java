/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat4;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Compresses LZ4 blocks: takes the first match that a table of hashed words offers. Blocks of one
 * content may repeat what stands up to 64 KiB before them. Specification:
 * lz4/doc/lz4_Block_format.md.
 */
final class Lz4BlockWriter {

  private static final int HASH_BITS = 14;
  private static final int HASH_FACTOR = -1640531535;
  private static final int REACH = 0xFFFF;
  private static final int SHORTEST_MATCH = 4;

  /** The last bytes of a block are literals. */
  private static final int LAST_LITERALS = 5;

  /** No match begins among the last bytes of a block. */
  private static final int LAST_MATCH_START = 12;

  /** After so many misses, a power of two, each step is longer by one. */
  private static final int PATIENCE_SHIFT = 6;

  private static final int LITERALS_SHIFT = 4;
  private static final int LENGTH_MASK = 0xF;
  private static final int LONGER = 0xFF;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  /** Where a word was seen last, plus one; 0 for never. */
  private final int[] seen = new int[1 << HASH_BITS];

  /** Forgets the content before. */
  void begin() {
    Arrays.fill(seen, 0);
  }

  /** The most bytes that {@code length} bytes take. */
  static int maxLength(int length) {
    return length + length / LONGER + 16;
  }

  /**
   * Compresses {@code in[from, to)}, which follows the block before, into {@code out}.
   *
   * @return the end of what was written
   */
  int write(byte[] in, int from, int to, byte[] out, int at) {
    int o = at;
    int literals = from;
    int i = from;
    int misses = 1 << PATIENCE_SHIFT;
    while (i <= to - LAST_MATCH_START) {
      int word = (int) INT.get(in, i);
      int hash = word * HASH_FACTOR >>> Integer.SIZE - HASH_BITS;
      int match = seen[hash] - 1;
      seen[hash] = i + 1;
      if (match < 0 || i - match > REACH || (int) INT.get(in, match) != word) {
        i += misses++ >>> PATIENCE_SHIFT;
        continue;
      }
      int end = i + SHORTEST_MATCH;
      int limit = to - LAST_LITERALS;
      while (end < limit && in[end] == in[match + end - i]) {
        end++;
      }
      o = sequence(in, literals, i, end - i - SHORTEST_MATCH, out, o);
      SHORT.set(out, o, (short) (i - match));
      o = longer(end - i - SHORTEST_MATCH, out, o + Short.BYTES);
      i = end;
      literals = end;
      misses = 1 << PATIENCE_SHIFT;
    }
    return sequence(in, literals, to, 0, out, o);
  }

  /** A token and literals; returns the end of what was written. */
  private static int sequence(byte[] in, int from, int to, int match, byte[] out, int at) {
    int count = to - from;
    out[at] =
        (byte) (Math.min(count, LENGTH_MASK) << LITERALS_SHIFT | Math.min(match, LENGTH_MASK));
    int o = longer(count, out, at + 1);
    System.arraycopy(in, from, out, o, count);
    return o + count;
  }

  /** The rest of a length that does not fit into a token. */
  private static int longer(int length, byte[] out, int at) {
    if (length < LENGTH_MASK) {
      return at;
    }
    int o = at;
    int rest = length - LENGTH_MASK;
    for (; rest >= LONGER; rest -= LONGER) {
      out[o++] = (byte) LONGER;
    }
    out[o++] = (byte) rest;
    return o;
  }
}
