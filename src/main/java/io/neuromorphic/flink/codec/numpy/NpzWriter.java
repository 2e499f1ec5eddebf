/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.numpy;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes {@code .npz}, deflated; the same arrays give the same bytes. */
public final class NpzWriter implements Closeable {

  /** The earliest that a zip can tell, in place of the time of writing. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ZipOutputStream zip;

  /** Takes over the stream. */
  public NpzWriter(OutputStream out) {
    this.zip = new ZipOutputStream(out);
  }

  /** Adds an array. */
  public void write(String name, NumpyArray array) throws IOException {
    ZipEntry entry = new ZipEntry(name + NpzFile.SUFFIX);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    NpyFile.write(array, zip);
    zip.closeEntry();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
