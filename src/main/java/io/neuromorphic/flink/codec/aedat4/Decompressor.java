/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat4;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.neuromorphic.flink.codec.MalformedStreamException;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Undoes the compression of packets. What it returns is valid until its next use. */
final class Decompressor {

  private static final int ZSTD_CHUNK_BYTES = 64 * 1024;

  /** No window need be larger than the largest packet. */
  private static final int MAX_ZSTD_WINDOW_LOG = 26;

  /**
   * Zstandard packs 64 MiB of zeros into 2 kB, and a piece of a file or a connection holds many
   * such packets. Events compress by 16 at most, unless they are all the same.
   */
  private static final int MAX_ZSTD_RATIO = 256;

  /** Small packets of a few equal events compress by more. */
  private static final int FREE_BYTES = 16 * 1024;

  private final Compression compression;
  private final Bytes out = new Bytes(Aedat4Format.MAX_PACKET_BYTES);

  Decompressor(Compression compression) {
    this.compression = compression;
  }

  /**
   * The content of a packet.
   *
   * @param offset of the packet's body in the stream, for errors
   */
  Bytes decompress(Bytes body, long offset) throws MalformedStreamException {
    out.setLength(0);
    switch (compression) {
      case NONE -> {
        return body;
      }
      case LZ4, LZ4_HIGH -> Lz4Frame.decode(body.array(), body.length(), offset, out);
      case ZSTD, ZSTD_HIGH -> zstd(body, offset);
    }
    return out;
  }

  private void zstd(Bytes body, long offset) throws MalformedStreamException {
    long size = Zstd.getFrameContentSize(body.array(), 0, body.length());
    if (size < 0) {
      zstdOfUnknownSize(body, offset);
      return;
    }
    if (!out.mayGrow(size)) {
      throw new MalformedStreamException(
          offset, "content of " + size + " bytes, at most " + Aedat4Format.MAX_PACKET_BYTES);
    }
    if (size > mostOf(body)) {
      throw bomb(body, offset);
    }
    out.ensureRoom((int) size, 0);
    try {
      long written =
          Zstd.decompressByteArray(out.array(), 0, (int) size, body.array(), 0, body.length());
      out.setLength((int) written);
    } catch (ZstdException e) {
      throw corrupt(offset, e.getMessage());
    }
  }

  private void zstdOfUnknownSize(Bytes body, long offset) throws MalformedStreamException {
    ByteArrayInputStream bytes = new ByteArrayInputStream(body.array(), 0, body.length());
    try (ZstdInputStreamNoFinalizer in = new ZstdInputStreamNoFinalizer(bytes)) {
      in.setLongMax(MAX_ZSTD_WINDOW_LOG);
      int read = 0;
      while (read >= 0) {
        out.setLength(out.length() + read);
        if (out.length() > mostOf(body)) {
          throw bomb(body, offset);
        }
        if (!out.mayGrow(ZSTD_CHUNK_BYTES)) {
          throw corrupt(offset, "content above " + Aedat4Format.MAX_PACKET_BYTES + " bytes");
        }
        out.ensureRoom(ZSTD_CHUNK_BYTES, 0);
        read = in.read(out.array(), out.length(), ZSTD_CHUNK_BYTES);
      }
    } catch (MalformedStreamException e) {
      throw e;
    } catch (IOException e) {
      throw corrupt(offset, e.getMessage());
    }
  }

  private static long mostOf(Bytes body) {
    return Math.max(FREE_BYTES, (long) MAX_ZSTD_RATIO * body.length());
  }

  private static MalformedStreamException bomb(Bytes body, long offset) {
    return new MalformedStreamException(
        offset,
        "content of more than "
            + mostOf(body)
            + " bytes in "
            + body.length()
            + " compressed ones, which no events are");
  }

  private static MalformedStreamException corrupt(long offset, String reason) {
    return new MalformedStreamException(offset, "corrupt Zstandard frame: " + reason);
  }
}
