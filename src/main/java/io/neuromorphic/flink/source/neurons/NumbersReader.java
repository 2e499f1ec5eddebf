/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.neurons;

import io.neuromorphic.flink.codec.numpy.NpyFile;
import io.neuromorphic.flink.codec.numpy.NpzFile;
import io.neuromorphic.flink.codec.numpy.NumpyArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads one number for each neuron of a population: an array of {@code .npy} or {@code .npz}, of
 * shape [size] or [height, width].
 */
public final class NumbersReader {

  private static final int MOST = Integer.MAX_VALUE - 8;

  private NumbersReader() {}

  /**
   * Reads a file; its extension tells the format.
   *
   * @param array which one of {@code .npz}; may be empty where it holds one alone
   * @param width neurons per row
   * @param height rows of neurons
   * @return the numbers, neuron by neuron
   * @throws IOException names the file, what was found and what was expected
   */
  public static double[] read(Path file, Optional<String> array, int width, int height)
      throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".npz")) {
      return checked(npz(file, array), file, width, height);
    }
    if (!name.endsWith(".npy")) {
      throw new IOException(file + ": expected a file that ends in .npy or .npz");
    }
    if (array.isPresent()) {
      throw new IOException(file + ": a .npy holds one array; remove 'array'");
    }
    return checked(NpyFile.read(file, MOST), file, width, height);
  }

  private static NumpyArray npz(Path file, Optional<String> array) throws IOException {
    try (NpzFile npz = NpzFile.open(file)) {
      List<String> names = npz.names();
      if (array.isEmpty() && names.size() != 1) {
        throw new IOException(
            file + ": holds " + String.join(", ", names) + "; say which with 'array'");
      }
      return npz.read(array.orElseGet(() -> names.get(0)), MOST);
    }
  }

  private static double[] checked(NumpyArray array, Path file, int width, int height)
      throws IOException {
    long size = (long) width * height;
    long[] shape = array.shape();
    if (!Arrays.equals(shape, new long[] {size})
        && !Arrays.equals(shape, new long[] {height, width})) {
      String rows = height > 1 ? " or (" + height + ", " + width + ")" : "";
      throw new IOException(
          file + ": expected shape (" + size + ",)" + rows + ", found " + array.shapeText());
    }
    return array.doubles();
  }
}
