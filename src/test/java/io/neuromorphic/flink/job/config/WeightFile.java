/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.codec.numpy.NpyFile;
import io.neuromorphic.flink.codec.numpy.NumpyArray;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes files of weights that are all 0.5. */
public final class WeightFile {

  private WeightFile() {}

  /** A matrix in NumPy's format. */
  public static void npy(Path file, int rows, int columns) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      NpyFile.write(halves(rows, columns), out);
    }
  }

  /** The same, by name in an archive. */
  public static void npz(Path file, String name, int rows, int columns) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      out.putNextEntry(new ZipEntry(name + ".npy"));
      NpyFile.write(halves(rows, columns), out);
      out.closeEntry();
    }
  }

  private static NumpyArray halves(int rows, int columns) {
    float[] weights = new float[rows * columns];
    Arrays.fill(weights, .5f);
    return NumpyArray.of(weights, rows, columns);
  }
}
