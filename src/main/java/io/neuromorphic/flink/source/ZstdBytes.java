/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.Warnings;
import java.io.IOException;
import java.io.InputStream;

/** Unpacks Zstandard (RFC 8878): frames one after the other, of any size. */
final class ZstdBytes extends InputStream {

  /** What the zstd program allows, too, where it is not told otherwise. */
  private static final int MAX_WINDOW_LOG = 27;

  private final CountedBytes file;
  private final ZstdInputStreamNoFinalizer in;
  private final Warnings warnings;
  private boolean cutOff;

  /**
   * @param all bytes of the file
   * @param file where they come from
   */
  ZstdBytes(InputStream all, CountedBytes file, Warnings warnings) throws IOException {
    this.file = file;
    this.warnings = warnings;
    this.in = new ZstdInputStreamNoFinalizer(all).setLongMax(MAX_WINDOW_LOG);
  }

  /** Whether a file begins with a frame, or with one that is to be skipped. */
  static boolean recognises(byte[] magic) {
    return magic.length == 4
        && (is(magic, 0x28, 0xb5, 0x2f, 0xfd)
            || is(magic, 0x50 | magic[0] & 0xf, 0x2a, 0x4d, 0x18));
  }

  private static boolean is(byte[] magic, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if ((magic[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (cutOff) {
      return -1;
    }
    try {
      return in.read(bytes, from, length);
    } catch (ZstdIOException e) {
      if (file.hasEnded()) {
        cutOff = true;
        warnings.add(GzipBytes.CUT_OFF);
        return -1;
      }
      throw new MalformedStreamException(
          file.count(),
          e.getErrorCode() == Zstd.errFrameParameterWindowTooLarge()
              ? "Zstandard frame with a window above 128 MiB; compress it without --long"
              : "corrupt Zstandard file near here: " + e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
