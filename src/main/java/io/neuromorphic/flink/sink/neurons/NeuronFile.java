/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink.neurons;

import io.neuromorphic.flink.codec.csv.NeuronCsv;
import io.neuromorphic.flink.codec.numpy.NpyFile;
import io.neuromorphic.flink.codec.numpy.NpzWriter;
import io.neuromorphic.flink.codec.numpy.NumpyArray;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Files that hold the state of neurons, by their extension. */
public enum NeuronFile {
  /** Rows {@code population,neuron,v,u,t}. */
  CSV(".csv") {
    @Override
    void write(List<NeuronTable> tables, OutputStream out) throws IOException {
      Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
      text.write(NeuronCsv.header());
      for (NeuronTable table : tables) {
        NeuronCsv.write(table.population(), table.v(), table.u(), table.t(), text);
      }
      text.flush();
    }
  },

  /** One float32 array [2, size]: v, then u. */
  NPY(".npy") {
    @Override
    void write(List<NeuronTable> tables, OutputStream out) throws IOException {
      NeuronTable table = tables.get(0);
      int size = table.v().length;
      float[] both = Arrays.copyOf(table.v(), 2 * size);
      System.arraycopy(table.u(), 0, both, size, size);
      NpyFile.write(NumpyArray.of(both, 2, size), out);
    }
  },

  /** Arrays v and u, float32, and t, int64; of several populations {@code NAME/v} and so on. */
  NPZ(".npz") {
    @Override
    void write(List<NeuronTable> tables, OutputStream out) throws IOException {
      try (NpzWriter npz = new NpzWriter(out)) {
        for (NeuronTable table : tables) {
          String prefix = tables.size() == 1 ? "" : table.population() + "/";
          int size = table.v().length;
          npz.write(prefix + "v", NumpyArray.of(table.v(), size));
          npz.write(prefix + "u", NumpyArray.of(table.u(), size));
          npz.write(prefix + "t", NumpyArray.of(new long[] {table.clock()}));
        }
      }
    }
  };

  private final String extension;

  NeuronFile(String extension) {
    this.extension = extension;
  }

  /** The kind of a file, empty where its extension is none of ours. */
  public static Optional<NeuronFile> of(Path file) {
    String name = String.valueOf(file.getFileName());
    return Arrays.stream(values()).filter(kind -> name.endsWith(kind.extension)).findFirst();
  }

  /** Whether it can hold several populations. */
  public boolean holdsMany() {
    return this != NPY;
  }

  /** Writes a file; it is in its place when it is complete. */
  public void write(List<NeuronTable> tables, Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
        write(tables, out);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  abstract void write(List<NeuronTable> tables, OutputStream out) throws IOException;
}
