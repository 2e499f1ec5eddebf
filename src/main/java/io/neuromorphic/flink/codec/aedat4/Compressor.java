/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat4;

import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Compresses packets. What it returns is valid until its next use. */
final class Compressor {

  private static final int LZ4_MAGIC = 0x184D2204;

  /** Version 1, linked blocks of 64 KiB, no checksums but the header's; as DV writes frames. */
  private static final byte[] LZ4_DESCRIPTOR = {0x40, 0x40, (byte) 0xC0};

  private static final int LZ4_BLOCK_BYTES = 64 * 1024;
  private static final int STORED_BLOCK = 1 << 31;
  private static final int ZSTD_LEVEL = 3;

  private final Compression compression;
  private final Lz4BlockWriter blocks = new Lz4BlockWriter();
  private ByteBuffer out = allocate(0);

  Compressor(Compression compression) {
    this.compression = compression;
  }

  /** The compressed form of the remaining bytes, between position and limit. */
  ByteBuffer compress(ByteBuffer content) {
    switch (compression) {
      case NONE -> {
        return content;
      }
      case LZ4, LZ4_HIGH -> lz4(content);
      case ZSTD, ZSTD_HIGH -> {
        ensureRoom((int) Zstd.compressBound(content.remaining()));
        byte[] to = out.array();
        long written =
            Zstd.compressByteArray(
                to, 0, to.length, content.array(), 0, content.remaining(), ZSTD_LEVEL);
        if (Zstd.isError(written)) {
          throw new IllegalStateException(Zstd.getErrorName(written));
        }
        out.position((int) written);
      }
    }
    return out.flip();
  }

  private void lz4(ByteBuffer content) {
    int length = content.remaining();
    int blockCount = length / LZ4_BLOCK_BYTES + 1;
    int overhead = blockCount * (Integer.BYTES + Lz4BlockWriter.maxLength(0)) + LZ4_BLOCK_BYTES;
    ensureRoom(Lz4BlockWriter.maxLength(length) + overhead);
    out.putInt(LZ4_MAGIC).put(LZ4_DESCRIPTOR);
    blocks.begin();
    for (int from = 0; from < length; from += LZ4_BLOCK_BYTES) {
      int to = Math.min(length, from + LZ4_BLOCK_BYTES);
      int sizeAt = out.position();
      int start = sizeAt + Integer.BYTES;
      int end = blocks.write(content.array(), from, to, out.array(), start);
      if (end - start < to - from) {
        out.putInt(end - start).position(end);
      } else {
        out.putInt(to - from | STORED_BLOCK).put(content.array(), from, to - from);
      }
    }
    out.putInt(0);
  }

  private void ensureRoom(int length) {
    if (out.capacity() < length) {
      out = allocate(length);
    }
    out.clear();
  }

  private static ByteBuffer allocate(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
