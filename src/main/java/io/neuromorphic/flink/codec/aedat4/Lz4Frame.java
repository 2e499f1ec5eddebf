/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat4;

import io.neuromorphic.flink.codec.MalformedStreamException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Decodes LZ4 frames, with linked or independent blocks. Written by hand because the Java libraries
 * refuse linked blocks, which are what DV writes. Checksums are stepped over, not verified.
 *
 * <p>Specification: lz4/doc/lz4_Frame_format.md, version 1.6.
 */
final class Lz4Frame {

  private static final int MAGIC = 0x184D2204;
  private static final int VERSION_SHIFT = 6;
  private static final int VERSION = 1;
  private static final int INDEPENDENT_BLOCKS = 1 << 5;
  private static final int BLOCK_CHECKSUMS = 1 << 4;
  private static final int CONTENT_SIZE = 1 << 3;
  private static final int CONTENT_CHECKSUM = 1 << 2;
  private static final int RESERVED_FLAG = 1 << 1;
  private static final int DICTIONARY_ID = 1;

  private static final int BLOCK_SIZE_SHIFT = 4;
  private static final int SMALLEST_BLOCK_SIZE = 4;
  private static final int LARGEST_BLOCK_SIZE = 7;
  private static final int RESERVED_BLOCK_BITS = 0x8F;

  private static final int CHECKSUM_BYTES = 4;
  private static final int STORED_BLOCK = 1 << 31;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] in;
  private final int end;
  private final long offset;
  private final Bytes out;
  private int at;

  private Lz4Frame(byte[] in, int end, long offset, Bytes out) {
    this.in = in;
    this.end = end;
    this.offset = offset;
    this.out = out;
  }

  /**
   * Appends the content of the frame {@code in[0, end)} to {@code out}.
   *
   * @param offset of the frame in the stream, for errors
   */
  static void decode(byte[] in, int end, long offset, Bytes out) throws MalformedStreamException {
    new Lz4Frame(in, end, offset, out).decode();
  }

  private void decode() throws MalformedStreamException {
    if (nextInt() != MAGIC) {
      throw malformed("no LZ4 frame");
    }
    int flags = nextByte();
    int blockSize = blockSize(nextByte());
    if (flags >>> VERSION_SHIFT != VERSION
        || (flags & RESERVED_FLAG) != 0
        || (flags & DICTIONARY_ID) != 0) {
      throw malformed("unknown LZ4 frame flags 0x" + Integer.toHexString(flags));
    }
    long contentSize = (flags & CONTENT_SIZE) != 0 ? nextLong() : -1;
    nextByte(); // the header's checksum
    int start = out.length();
    for (int size = nextInt(); size != 0; size = nextInt()) {
      block(size, blockSize, (flags & INDEPENDENT_BLOCKS) != 0 ? out.length() : start);
      skip((flags & BLOCK_CHECKSUMS) != 0 ? CHECKSUM_BYTES : 0);
    }
    skip((flags & CONTENT_CHECKSUM) != 0 ? CHECKSUM_BYTES : 0);
    if (at != end) {
      throw malformed((end - at) + " bytes after the LZ4 frame");
    }
    if (contentSize >= 0 && contentSize != out.length() - start) {
      throw malformed(
          "LZ4 content of " + (out.length() - start) + " bytes, expected " + contentSize);
    }
  }

  private void block(int size, int blockSize, int history) throws MalformedStreamException {
    boolean stored = (size & STORED_BLOCK) != 0;
    int length = size & ~STORED_BLOCK;
    int from = at;
    skip(length);
    if (!out.mayGrow(stored ? length : blockSize) || (stored && length > blockSize)) {
      throw malformed("LZ4 block too large");
    }
    if (stored) {
      out.append(in, from, length);
    } else {
      out.ensureRoom(blockSize, Lz4Block.SLACK);
      int limit = out.length() + blockSize;
      int written = Lz4Block.decode(in, from, at, out.array(), out.length(), history, limit);
      if (written < 0) {
        at = from;
        throw malformed("corrupt LZ4 block");
      }
      out.setLength(written);
    }
  }

  private int blockSize(int descriptor) throws MalformedStreamException {
    int code = descriptor >>> BLOCK_SIZE_SHIFT;
    if ((descriptor & RESERVED_BLOCK_BITS) != 0
        || code < SMALLEST_BLOCK_SIZE
        || code > LARGEST_BLOCK_SIZE) {
      throw malformed("unknown LZ4 block descriptor 0x" + Integer.toHexString(descriptor));
    }
    return 1 << (2 * code + 8);
  }

  private int nextByte() throws MalformedStreamException {
    skip(Byte.BYTES);
    return in[at - Byte.BYTES] & 0xff;
  }

  private int nextInt() throws MalformedStreamException {
    skip(Integer.BYTES);
    return (int) INT.get(in, at - Integer.BYTES);
  }

  private long nextLong() throws MalformedStreamException {
    skip(Long.BYTES);
    return (long) LONG.get(in, at - Long.BYTES);
  }

  private void skip(int bytes) throws MalformedStreamException {
    if (bytes > end - at) {
      throw malformed("LZ4 frame ends early");
    }
    at += bytes;
  }

  private MalformedStreamException malformed(String reason) {
    return new MalformedStreamException(offset + at, reason);
  }
}
