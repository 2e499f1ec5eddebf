/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.numpy;

import io.neuromorphic.flink.codec.tensor.MalformedArrayException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/** The bytes of an entry of a zip; at their end, its checksum is looked at. */
final class EntryStream extends FilterInputStream {

  private final ZipEntry entry;
  private final String where;
  private final CRC32 sum = new CRC32();

  EntryStream(InputStream in, ZipEntry entry, String where) {
    super(in);
    this.entry = entry;
    this.where = where;
  }

  static MalformedArrayException damaged(String where, Exception e) {
    return new MalformedArrayException(where, "damaged: " + e.getMessage());
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int got;
    try {
      got = in.read(bytes, from, length);
    } catch (ZipException | EOFException e) {
      throw damaged(where, e);
    }
    if (got > 0) {
      sum.update(bytes, from, got);
    } else if (got < 0 && entry.getCrc() != sum.getValue()) {
      throw new MalformedArrayException(where, "damaged: its checksum is another one");
    }
    return got;
  }

  @Override
  public long skip(long bytes) throws IOException {
    return bytes <= 0 || read() < 0 ? 0 : 1;
  }
}
