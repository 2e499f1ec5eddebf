/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** How a test compresses a file. */
public enum Packed {
  PLAIN,
  GZIP,
  ZSTD;

  /** The bytes of a file that holds these: compressed in two parts, one after the other. */
  public byte[] pack(byte[] bytes) throws IOException {
    int half = bytes.length / 2;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    pack(bytes, 0, half, out);
    pack(bytes, half, bytes.length - half, out);
    return out.toByteArray();
  }

  private void pack(byte[] bytes, int from, int length, ByteArrayOutputStream out)
      throws IOException {
    switch (this) {
      case PLAIN -> out.write(bytes, from, length);
      case GZIP -> {
        OutputStream gzip = new GZIPOutputStream(out);
        gzip.write(bytes, from, length);
        gzip.close();
      }
      case ZSTD -> {
        byte[] part = java.util.Arrays.copyOfRange(bytes, from, from + length);
        out.write(Zstd.compress(part));
      }
    }
  }
}
