/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.neurons;

import io.neuromorphic.flink.codec.csv.NeuronCsvReader;
import io.neuromorphic.flink.codec.numpy.NpyFile;
import io.neuromorphic.flink.codec.numpy.NpzFile;
import io.neuromorphic.flink.codec.numpy.NumpyArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads the state of neurons: {@code .npz} with the arrays {@code v} and {@code u}, or {@code
 * NAME/v} and {@code NAME/u}; {@code .npy} of shape [2, size], first v, then u; or CSV with the
 * columns population, neuron, v and u. A clock in the file is not read.
 */
public final class StartStateReader {

  private final Path file;
  private final String population;
  private final int size;

  private StartStateReader(Path file, String population, int size) {
    this.file = file;
    this.population = population;
    this.size = size;
  }

  /**
   * Reads a file; its extension tells the format.
   *
   * @param population whose neurons they are
   * @param size number of neurons that must be there
   * @throws IOException names the file, the place in it, what was found and what was expected
   */
  public static StartState read(Path file, String population, int size) throws IOException {
    return new StartStateReader(file, population, size).read();
  }

  private StartState read() throws IOException {
    String name = file.getFileName().toString();
    if (name.endsWith(".npz")) {
      return checked(npz());
    }
    if (name.endsWith(".npy")) {
      float[] both = NpyFile.read(file, Integer.MAX_VALUE - 8).expectShape(2, size).floats();
      return checked(
          new StartState(
              Arrays.copyOfRange(both, 0, size), Arrays.copyOfRange(both, size, both.length)));
    }
    if (name.endsWith(".csv")) {
      float[] v = new float[size];
      float[] u = new float[size];
      NeuronCsvReader.read(file, population, v, u);
      return new StartState(v, u);
    }
    throw new IOException(file + ": expected a file that ends in .npz, .npy or .csv");
  }

  private StartState npz() throws IOException {
    try (NpzFile npz = NpzFile.open(file)) {
      String prefix =
          npz.has(population + "/v") || npz.has(population + "/u") ? population + "/" : "";
      if (prefix.isEmpty() && !npz.has("v") && !npz.has("u")) {
        throw new IOException(
            file
                + ": no arrays 'v' and 'u', nor '"
                + population
                + "/v' and '"
                + population
                + "/u'; it holds "
                + String.join(", ", npz.names()));
      }
      return new StartState(array(npz, prefix + "v"), array(npz, prefix + "u"));
    }
  }

  private float[] array(NpzFile npz, String name) throws IOException {
    NumpyArray array = npz.read(name, Integer.MAX_VALUE - 8);
    return array.expectShape(size).floats();
  }

  private StartState checked(StartState state) throws IOException {
    check("v", state.v());
    check("u", state.u());
    return state;
  }

  private void check(String name, float[] numbers) throws IOException {
    for (int i = 0; i < numbers.length; i++) {
      if (!Float.isFinite(numbers[i])) {
        throw new IOException(
            file
                + ": "
                + name
                + " of neuron "
                + i
                + " is "
                + numbers[i]
                + ", expected a finite float32");
      }
    }
  }
}
