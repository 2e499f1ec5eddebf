/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is what NumPy would have written, and reads back. */
class NumpyWritingTest {

  private static final Path FOLDER = Path.of("src/test/resources/numpy");

  @TempDir Path folder;

  private static byte[] written(NumpyArray array) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NpyFile.write(array, out);
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"float32", "float64", "signed_i8", "scalar", "empty"})
  void theBytesAreNumPys(String name) throws IOException {
    Path file = FOLDER.resolve(name + ".npy");

    assertThat(written(NpyFile.read(file, 100))).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void manyNumbersReadBack() throws IOException {
    float[] numbers = new float[200_003];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i * 0.1f;
    }
    byte[] bytes = written(NumpyArray.of(numbers, 200_003));

    NumpyArray array = NpyFile.read(new ByteArrayInputStream(bytes), "x", 1 << 20);

    assertThat(array.floats()).containsExactly(numbers);
  }

  @Test
  void arraysOfAZipReadBackAndTheBytesHaveNoTime() throws IOException {
    Path file = folder.resolve("a.npz");
    for (Path each : new Path[] {file, folder.resolve("b.npz")}) {
      try (NpzWriter npz = new NpzWriter(Files.newOutputStream(each))) {
        npz.write("motion/v", NumpyArray.of(new float[] {1, 2}, 2));
        npz.write("motion/t", NumpyArray.of(new long[] {-7}));
      }
    }

    assertThat(file).hasSameBinaryContentAs(folder.resolve("b.npz"));
    try (NpzFile npz = NpzFile.open(file)) {
      assertThat(npz.names()).containsExactly("motion/v", "motion/t");
      assertThat(npz.read("motion/v", 2).floats()).containsExactly(1, 2);
      assertThat(npz.read("motion/t", 1).expectShape().longs()).containsExactly(-7);
    }
  }

  @Test
  void aShapeThatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> NumpyArray.of(new double[5], 2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("5 numbers for (2, 3)");
  }
}
