/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.codec.tensor.MalformedArrayException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What NumPy wrote, see {@code src/test/resources/numpy/make.py}. */
class NumpyReadingTest {

  private static final Path FOLDER = Path.of("src/test/resources/numpy");
  private static final float[] V = {-65.5f, 0.1f, -0f, 3.4e38f, Float.MIN_VALUE};

  private static NumpyArray read(String name) throws IOException {
    return NpyFile.read(FOLDER.resolve(name + ".npy"), 1_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"float32", "float32_big_endian", "version2", "version3"})
  void floatsHaveTheirBits(String name) throws IOException {
    NumpyArray array = read(name).expectShape(5);

    assertThat(array.floats()).containsExactly(V);
    assertThat(array.shapeText()).isEqualTo("(5,)");
    assertThat(array.type()).isEqualTo(name.endsWith("endian") ? ">f4" : "<f4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"float64", "float64_big_endian"})
  void doublesHaveTheirBits(String name) throws IOException {
    NumpyArray array = read(name).expectShape(1, 2);

    assertThat(array.doubles()).containsExactly(0.1, -1e300);
    assertThat(array.floats()).containsExactly(0.1f, Float.NEGATIVE_INFINITY);
    assertThatThrownBy(array::longs)
        .hasMessageEndingWith(name + ".npy: element 0 is 0.1, expected a whole number");
  }

  @ParameterizedTest
  @CsvSource({"signed_i1,-3", "signed_i2,-3", "signed_i4,-3", "signed_i8,-3"})
  void wholeNumbersMayBeNegative(String name, long first) throws IOException {
    NumpyArray array = read(name).expectShape(2, 3);

    assertThat(array.longs()).containsExactly(first, -2, -1, 0, 1, 2);
    assertThat(array.floats()).containsExactly(-3, -2, -1, 0, 1, 2);
    assertThat(array.doubles()).containsExactly(-3, -2, -1, 0, 1, 2);
  }

  @ParameterizedTest
  @CsvSource({"unsigned_u1,255", "unsigned_u2,65535", "unsigned_u4,4294967295"})
  void wholeNumbersMayBeUnsigned(String name, long first) throws IOException {
    assertThat(read(name).longs()).containsExactly(first, 0, 1, 2, 3, 4);
  }

  @Test
  void booleansAreZeroAndOne() throws IOException {
    assertThat(read("boolean").longs()).containsExactly(0, 0, 0, 1, 1, 1);
  }

  @Test
  void fortranOrderIsTurnedIntoC() throws IOException {
    NumpyArray array = read("fortran").expectShape(2, 3, 4);

    for (int i = 0; i < 24; i++) {
      assertThat(array.floats()[i]).isEqualTo(i);
    }
  }

  @Test
  void aScalarHasNoShape() throws IOException {
    NumpyArray array = read("scalar").expectShape();

    assertThat(array.longs()).containsExactly(1_000_000);
    assertThat(array.shapeText()).isEqualTo("()");
  }

  @Test
  void anArrayMayBeEmpty() throws IOException {
    assertThat(read("empty").expectShape(0, 3).floats()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"complex,<c16", "unsigned_8,<u8"})
  void otherTypesAreRefused(String name, String type) {
    assertThatThrownBy(() -> read(name))
        .isInstanceOf(MalformedArrayException.class)
        .hasMessage(
            FOLDER
                + "/"
                + name
                + ".npy: type '"
                + type
                + "', expected f2, f4, f8, i1, i2, i4, i8, u1, u2, u4 or b1, little- or big-endian");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stored", "deflated"})
  void aZipHoldsArraysByName(String name) throws IOException {
    Path file = FOLDER.resolve(name + ".npz");
    try (NpzFile npz = NpzFile.open(file)) {
      assertThat(npz.names()).containsExactly("v", "motion/u");
      assertThat(npz.has("v")).isTrue();
      assertThat(npz.has("u")).isFalse();
      assertThat(npz.read("v", 5).floats()).containsExactly(V);
      assertThat(npz.read("motion/u", 6).expectShape(2, 3).longs())
          .containsExactly(0, 1, 2, 3, 4, 5);
      assertThatThrownBy(() -> npz.read("u", 5))
          .hasMessage(file + ": no array 'u'; it holds v, motion/u");
      assertThatThrownBy(() -> npz.read("v", 4))
          .hasMessage(file + ": array 'v': shape (5,), expected at most 4 numbers");
    }
  }

  @Test
  void anotherShapeIsRefused() {
    assertThatThrownBy(() -> read("signed_i1").expectShape(3, 2))
        .hasMessageEndingWith("signed_i1.npy: expected shape (3, 2), found (2, 3)");
  }
}
