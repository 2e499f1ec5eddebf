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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartStateReaderTest {

  private static final float[] V = {-65.5f, 30.000002f};
  private static final float[] U = {-13, 1e-45f};
  private static final String HEADER = "population,neuron,v,u,t\n";

  @TempDir Path folder;

  private Path npz(Map<String, float[]> arrays) throws IOException {
    Path file = folder.resolve("s.npz");
    try (NpzWriter npz = new NpzWriter(Files.newOutputStream(file))) {
      for (Map.Entry<String, float[]> array : arrays.entrySet()) {
        npz.write(array.getKey(), NumpyArray.of(array.getValue(), array.getValue().length));
      }
    }
    return file;
  }

  private Path npy(NumpyArray array) throws IOException {
    Path file = folder.resolve("s.npy");
    try (OutputStream out = Files.newOutputStream(file)) {
      NpyFile.write(array, out);
    }
    return file;
  }

  private Path csv(String text) throws IOException {
    return Files.writeString(folder.resolve("s.csv"), text);
  }

  private static void assertRead(Path file) throws IOException {
    StartState state = StartStateReader.read(file, "motion", 2);
    assertThat(state.v()).containsExactly(V);
    assertThat(state.u()).containsExactly(U);
  }

  private static void assertRefused(Path file, String reason) {
    assertThatThrownBy(() -> StartStateReader.read(file, "motion", 2))
        .isInstanceOf(IOException.class)
        .hasMessage(file + reason);
  }

  @Test
  void arraysOfAZipMayCarryThePopulationsName() throws IOException {
    assertRead(npz(Map.of("v", V, "u", U)));
    assertRead(npz(Map.of("motion/v", V, "motion/u", U, "other/v", U, "v", U, "u", V)));
  }

  @Test
  void oneArrayHoldsVThenU() throws IOException {
    assertRead(npy(NumpyArray.of(new float[] {V[0], V[1], U[0], U[1]}, 2, 2)));
    assertRead(npy(NumpyArray.of(new double[] {V[0], V[1], U[0], U[1]}, 2, 2)));
  }

  @Test
  void rowsMayBeInAnyOrderAmongOthersAndColumnsToo() throws IOException {
    assertRead(csv(HEADER + "motion,1,30.000002,1.4E-45,9\nother,0,x,,\nmotion,0,-65.5,-13,9\n"));
    assertRead(csv("u,v,neuron,population\r\n-13,-65.5,0,motion\r\n1e-45,30.000002,1,motion\r\n"));
  }

  @Test
  void zipsThatLackAnArrayAreRefused() throws IOException {
    assertRefused(
        npz(Map.of("w", V)), ": no arrays 'v' and 'u', nor 'motion/v' and 'motion/u'; it holds w");
    assertRefused(npz(Map.of("v", V)), ": no array 'u'; it holds v");
    assertRefused(npz(Map.of("motion/v", V)), ": no array 'motion/u'; it holds motion/v");
  }

  @Test
  void anotherNumberOfNeuronsIsRefused() throws IOException {
    assertRefused(
        npz(Map.of("v", new float[3], "u", U)), ": array 'v': expected shape (2,), found (3,)");
    assertRefused(npy(NumpyArray.of(new float[6], 2, 3)), ": expected shape (2, 2), found (2, 3)");
    assertRefused(npy(NumpyArray.of(new float[4], 4)), ": expected shape (2, 2), found (4,)");
  }

  @Test
  void valuesThatAreNotFiniteAreRefused() throws IOException {
    assertRefused(
        npz(Map.of("v", V, "u", new float[] {0, Float.NaN})),
        ": u of neuron 1 is NaN, expected a finite float32");
    assertRefused(
        npy(NumpyArray.of(new double[] {1e39, 0, 0, 0}, 2, 2)),
        ": v of neuron 0 is Infinity, expected a finite float32");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "motion,0,1,1,9|: neuron 1 of population 'motion' is missing, expected 2 neurons, found 1",
        "other,0,1,1,9|: no neurons of population 'motion', but those of other",
        "motion,2,1,1,9| line 2: neuron '2': expected a whole number from 0 to 1",
        "motion,x,1,1,9| line 2: neuron 'x': expected a whole number from 0 to 1",
        "motion,0,nan,1,9| line 2: v 'nan': expected a decimal in the range of float32",
        "motion,0,1,,9| line 2: u '': expected a decimal in the range of float32",
        "motion,0,1| line 2: 3 columns: expected 5 as in the header",
        "motion,0,1,1,9;motion,0,1,1,9| line 3: neuron 0 for the second time: expected every neuron"
            + " once",
      })
  void rowsThatMakeNoSenseAreRefused(String rows, String reason) throws IOException {
    assertRefused(csv(HEADER + rows.replace(';', '\n') + "\n"), reason);
  }

  @Test
  void otherColumnsAndOtherFilesAreRefused() throws IOException {
    assertRefused(
        csv("t,population,neuron\n"), " line 1: no column 'v': expected columns " + HEADER.strip());
    assertRefused(csv(""), " line 1: no column 'population': expected columns " + HEADER.strip());
    assertRefused(
        Files.writeString(folder.resolve("s.txt"), ""),
        ": expected a file that ends in .npz, .npy or .csv");
  }

  @Test
  void theHashIsThatOfTheBits() {
    StartState state = new StartState(V, U);

    assertThat(state.hash()).isEqualTo(new StartState(V.clone(), U.clone()).hash()).hasSize(16);
    assertThat(state.hash()).isNotEqualTo(new StartState(U, V).hash());
    // printf '\0\0\200\077\0\0\0\100' | sha256sum
    assertThat(new StartState(new float[] {1}, new float[] {2}).hash())
        .isEqualTo("b9c80b5adeca4507");
  }
}
