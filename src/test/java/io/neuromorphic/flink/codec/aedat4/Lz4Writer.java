/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat4;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;

/** Writes LZ4 frames of all kinds: a plain greedy compressor, for tests only. */
final class Lz4Writer {

  static final int LINKED = 0x40;
  static final int INDEPENDENT = 0x60;
  static final int BLOCK_CHECKSUMS = 0x10;
  static final int CONTENT_SIZE = 0x08;
  static final int CONTENT_CHECKSUM = 0x04;

  static final int BLOCKS_OF_64_KIB = 0x40;
  private static final int BLOCK_BYTES = 64 * 1024;
  private static final int REACH = 65_535;
  private static final int LAST_LITERALS = 5;
  private static final int LAST_MATCH_START = 12;

  private final byte[] content;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Lz4Writer(byte[] content) {
    this.content = content;
  }

  /** A frame with the given flags, one of LINKED and INDEPENDENT among them. */
  static byte[] frame(byte[] content, int flags) {
    Lz4Writer writer = new Lz4Writer(content);
    writer.integer(0x184D2204, 4);
    writer.out.write(flags);
    writer.out.write(BLOCKS_OF_64_KIB);
    if ((flags & CONTENT_SIZE) != 0) {
      writer.integer(content.length, 8);
    }
    writer.out.write(0x99); // a header checksum that nobody verifies
    for (int from = 0; from < content.length; from += BLOCK_BYTES) {
      int to = Math.min(content.length, from + BLOCK_BYTES);
      byte[] block =
          new Lz4Writer(content).block(from, to, (flags & INDEPENDENT) == INDEPENDENT ? from : 0);
      boolean stored = block.length >= to - from;
      writer.integer(stored ? 1L << 31 | (to - from) : block.length, 4);
      writer.out.write(
          stored ? content : block, stored ? from : 0, stored ? to - from : block.length);
      writer.integer(0x12345678, (flags & BLOCK_CHECKSUMS) != 0 ? 4 : 0);
    }
    writer.integer(0, 4);
    writer.integer(0x12345678, (flags & CONTENT_CHECKSUM) != 0 ? 4 : 0);
    return writer.out.toByteArray();
  }

  private byte[] block(int from, int to, int history) {
    Map<Integer, Integer> seen = new HashMap<>();
    for (int i = Math.max(history, from - REACH); i < Math.min(from, to - 4); i++) {
      seen.put(four(i), i);
    }
    int literals = from;
    int i = from;
    while (i <= to - LAST_MATCH_START) {
      Integer match = seen.put(four(i), i);
      if (match == null || i - match > REACH) {
        i++;
        continue;
      }
      int length = 4;
      while (i + length < to - LAST_LITERALS && content[match + length] == content[i + length]) {
        length++;
      }
      sequence(literals, i, length);
      integer(i - match, 2);
      extra(length - 4);
      i += length;
      literals = i;
    }
    sequence(literals, to, 4);
    return out.toByteArray();
  }

  private void sequence(int literals, int to, int matchLength) {
    out.write(Math.min(15, to - literals) << 4 | Math.min(15, matchLength - 4));
    extra(to - literals);
    out.write(content, literals, to - literals);
  }

  private void extra(int length) {
    if (length >= 15) {
      int rest = length - 15;
      for (; rest >= 255; rest -= 255) {
        out.write(255);
      }
      out.write(rest);
    }
  }

  private int four(int at) {
    return (content[at] & 0xff)
        | (content[at + 1] & 0xff) << 8
        | (content[at + 2] & 0xff) << 16
        | (content[at + 3] & 0xff) << 24;
  }

  private void integer(long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (value >>> (8 * i)));
    }
  }
}
