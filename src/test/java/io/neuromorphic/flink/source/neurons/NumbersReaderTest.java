/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.neurons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.codec.numpy.NpyFile;
import io.neuromorphic.flink.codec.numpy.NpzWriter;
import io.neuromorphic.flink.codec.numpy.NumpyArray;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumbersReaderTest {

  private static final double[] SIX = {1, 2, 3, 4, 5, 0.1};

  @TempDir Path folder;

  private Path npy(NumpyArray array) throws IOException {
    Path file = folder.resolve("n.NPY");
    try (OutputStream out = Files.newOutputStream(file)) {
      NpyFile.write(array, out);
    }
    return file;
  }

  private Path npz(String... names) throws IOException {
    Path file = folder.resolve("n.npz");
    try (NpzWriter npz = new NpzWriter(Files.newOutputStream(file))) {
      for (String name : names) {
        npz.write(name, NumpyArray.of(SIX, 6));
      }
    }
    return file;
  }

  private static void assertRefused(Path file, String array, String reason) {
    assertThatThrownBy(() -> NumbersReader.read(file, Optional.ofNullable(array), 3, 2))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": " + reason);
  }

  @Test
  void numbersStandInARowOrAsThePopulationDoes() throws IOException {
    assertThat(NumbersReader.read(npy(NumpyArray.of(SIX, 6)), Optional.empty(), 3, 2))
        .containsExactly(SIX);
    assertThat(NumbersReader.read(npy(NumpyArray.of(SIX, 2, 3)), Optional.empty(), 3, 2))
        .containsExactly(SIX);
    assertThat(
            NumbersReader.read(npy(NumpyArray.of(new float[] {0.1f}, 1)), Optional.empty(), 1, 1))
        .containsExactly(0.1f);
  }

  @Test
  void anArrayGoesByItsNameUnlessItIsAlone() throws IOException {
    assertThat(NumbersReader.read(npz("a"), Optional.empty(), 6, 1)).containsExactly(SIX);
    assertThat(NumbersReader.read(npz("a", "b"), Optional.of("b"), 6, 1)).containsExactly(SIX);
    assertRefused(npz("a", "b"), null, "holds a, b; say which with 'array'");
    assertRefused(npz("a", "b"), "c", "no array 'c'; it holds a, b");
  }

  @Test
  void anotherShapeIsRefused() throws IOException {
    assertRefused(
        npy(NumpyArray.of(SIX, 3, 2)), null, "expected shape (6,) or (2, 3), found (3, 2)");
    assertRefused(
        npy(NumpyArray.of(new double[5], 5)), null, "expected shape (6,) or (2, 3), found (5,)");
  }

  @Test
  void anotherFormIsRefused() throws IOException {
    assertRefused(npy(NumpyArray.of(SIX, 6)), "a", "a .npy holds one array; remove 'array'");
    assertRefused(
        Files.createFile(folder.resolve("n.csv")),
        null,
        "expected a file that ends in .npy or .npz");
  }
}
