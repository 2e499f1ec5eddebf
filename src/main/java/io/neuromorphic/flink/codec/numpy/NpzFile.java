/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.numpy;

import io.neuromorphic.flink.codec.tensor.MalformedArrayException;
import io.neuromorphic.flink.codec.tensor.TensorReader;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads {@code .npz}: a zip of arrays by name, stored or deflated. */
public final class NpzFile implements Closeable {

  static final String SUFFIX = ".npy";

  /** Weights are not compressed by more; what is, is not taken at its word. */
  private static final int USUAL_RATIO = 2;

  private final String shown;
  private final ZipFile zip;
  private final long atOnce;

  private NpzFile(String shown, ZipFile zip, long atOnce) {
    this.shown = shown;
    this.zip = zip;
    this.atOnce = atOnce;
  }

  /**
   * Opens a file.
   *
   * @throws MalformedArrayException if it is not a zip
   */
  public static NpzFile open(Path file) throws IOException {
    return open(file, file.toString());
  }

  /**
   * Opens a copy of a file.
   *
   * @param shown what exceptions name
   * @throws MalformedArrayException if it is not a zip
   */
  public static NpzFile open(Path file, String shown) throws IOException {
    try {
      return new NpzFile(shown, new ZipFile(file.toFile()), USUAL_RATIO * Files.size(file));
    } catch (ZipException e) {
      throw new MalformedArrayException(shown, "not a zip of arrays (.npz): " + e.getMessage());
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
    try (InputStream in = stream(name)) {
      return NpyFile.read(in, where(name), most);
    }
  }

  /**
   * Opens an array, until this is closed.
   *
   * @throws MalformedArrayException if there is none of that name, or it cannot be read
   */
  public TensorReader tensor(String name) throws IOException {
    return NpyFile.open(stream(name), where(name), atOnce);
  }

  /**
   * Reads an array that is a single text.
   *
   * @throws MalformedArrayException if there is none of that name, or it is none
   */
  String text(String name) throws IOException {
    try (InputStream in = stream(name)) {
      return NpyText.read(in, where(name));
    }
  }

  /** File, and array within it. */
  String where(String name) {
    return shown + ": array '" + name + "'";
  }

  private InputStream stream(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name + SUFFIX);
    if (entry == null) {
      throw new MalformedArrayException(
          shown, "no array '" + name + "'; it holds " + String.join(", ", names()));
    }
    try {
      return new BufferedInputStream(
          new EntryStream(zip.getInputStream(entry), entry, where(name)));
    } catch (ZipException e) {
      throw EntryStream.damaged(where(name), e);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
