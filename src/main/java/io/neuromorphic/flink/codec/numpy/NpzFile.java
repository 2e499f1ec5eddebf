/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.numpy;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads {@code .npz}: a zip of arrays by name, stored or deflated. */
public final class NpzFile implements Closeable {

  static final String SUFFIX = ".npy";

  private final Path file;
  private final ZipFile zip;

  private NpzFile(Path file, ZipFile zip) {
    this.file = file;
    this.zip = zip;
  }

  /**
   * Opens a file.
   *
   * @throws MalformedArrayException if it is not a zip
   */
  public static NpzFile open(Path file) throws IOException {
    try {
      return new NpzFile(file, new ZipFile(file.toFile()));
    } catch (ZipException e) {
      throw new MalformedArrayException(
          file.toString(), "not a zip of arrays (.npz): " + e.getMessage());
    }
  }

  /** Names of the arrays, in the order of the file. */
  public List<String> names() {
    return zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.endsWith(SUFFIX))
        .map(name -> name.substring(0, name.length() - SUFFIX.length()))
        .toList();
  }

  /** Whether there is an array of that name. */
  public boolean has(String name) {
    return zip.getEntry(name + SUFFIX) != null;
  }

  /**
   * Reads an array.
   *
   * @param most numbers that the reader is ready for
   * @throws MalformedArrayException if there is none of that name, or it cannot be read
   */
  public NumpyArray read(String name, int most) throws IOException {
    ZipEntry entry = zip.getEntry(name + SUFFIX);
    if (entry == null) {
      throw new MalformedArrayException(
          file.toString(), "no array '" + name + "'; it holds " + String.join(", ", names()));
    }
    String where = file + ": array '" + name + "'";
    CRC32 sum = new CRC32();
    try (InputStream in =
        new CheckedInputStream(new BufferedInputStream(zip.getInputStream(entry)), sum)) {
      NumpyArray array = NpyFile.read(in, where, most);
      if (entry.getCrc() != sum.getValue()) {
        throw new MalformedArrayException(where, "damaged: its checksum is another one");
      }
      return array;
    } catch (ZipException | EOFException e) {
      throw new MalformedArrayException(where, "damaged: " + e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
