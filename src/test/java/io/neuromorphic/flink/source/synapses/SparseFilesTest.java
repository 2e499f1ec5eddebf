/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.synapses;

import static io.neuromorphic.flink.source.synapses.Reading.assertRefused;
import static io.neuromorphic.flink.source.synapses.Reading.read;
import static io.neuromorphic.flink.source.synapses.WeightBytes.csr;
import static io.neuromorphic.flink.source.synapses.WeightBytes.f4;
import static io.neuromorphic.flink.source.synapses.WeightBytes.i4;
import static io.neuromorphic.flink.source.synapses.WeightBytes.i8;
import static io.neuromorphic.flink.source.synapses.WeightBytes.npy;
import static io.neuromorphic.flink.source.synapses.WeightBytes.npz;
import static io.neuromorphic.flink.source.synapses.WeightBytes.two;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.Weights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Matrices of some weights: SciPy's compressed sparse rows. */
class SparseFilesTest {

  /** Row 0 is empty; row 1 holds column 2 twice, and column 0 between. */
  private static Map<String, byte[]> matrix() {
    return csr(2, 3, new int[] {0, 0, 3}, new int[] {2, 0, 2}, 1.5f, -0.25f, 3);
  }

  private static byte[] changed(Consumer<Map<String, byte[]>> change) {
    Map<String, byte[]> arrays = matrix();
    change.accept(arrays);
    return npz(arrays);
  }

  private static byte[] changed(String name, byte[] array) {
    return changed(arrays -> arrays.put(name, array));
  }

  private static void assertMatrix(Weights weights) {
    assertThat(new int[] {weights.to(), weights.from()}).containsExactly(2, 3);
    assertThat(weights.rowStart()).containsExactly(0, 0, 3);
    assertThat(weights.column()).containsExactly(2, 0, 2);
    assertThat(weights.values()).containsExactly(1.5f, -0.25f, 3);
  }

  @Test
  void columnsOfARowMayBeUnsortedAndThereTwice() throws IOException {
    assertMatrix(read("w.npz", npz(matrix())));
  }

  @Test
  void indicesMayBeOf64Bits() throws IOException {
    assertMatrix(
        read(
            "w.npz",
            changed(
                arrays -> {
                  arrays.put("indices", npy("<i8", "(3,)", i8(2, 0, 2)));
                  arrays.put("indptr", npy("<i8", "(3,)", i8(0, 0, 3)));
                })));
  }

  @Test
  void olderSciPyWroteTheFormatAsText() throws IOException {
    byte[] utf32 = "c\0\0\0s\0\0\0r\0\0\0".getBytes(StandardCharsets.US_ASCII);
    assertMatrix(read("w.npz", changed("format", npy("<U3", "()", utf32))));
  }

  @Test
  void dataMayBeFloat16() throws IOException {
    Weights weights = read("w.npz", changed("data", npy("<f2", "(3,)", two(1, 0x3C00, 2))));

    assertThat(weights.halves()).containsExactly((short) 1, (short) 0x3C00, (short) 2);
    assertThat(weights.rowStart()).containsExactly(0, 0, 3);
  }

  @Test
  void aMatrixMayBeEmpty() throws IOException {
    Weights weights = read("w.npz", npz(csr(2, 3, new int[3], new int[0])));

    assertThat(weights.count()).isZero();
    assertThat(weights.isSparse()).isTrue();
  }

  @Test
  void anotherFormatIsRefused() {
    assertRefused(
        "w.npz",
        changed("format", npy("|S3", "()", "coo".getBytes(StandardCharsets.US_ASCII))),
        ": array 'format': a sparse matrix of format 'coo', expected 'csr': save it with .tocsr()");
    assertRefused(
        "w.npz",
        changed("format", npy("<f4", "(1,)", f4(1))),
        ": array 'format': type '<f4' of shape [1], expected a single text");
    assertRefused(
        "w.npz",
        changed(arrays -> arrays.remove("format")),
        ": no array 'format'; it holds indices, indptr, shape, data, _is_array");
  }

  @Test
  void otherShapesAreRefused() {
    assertRefused(
        "w.npz",
        npz(csr(3, 2, new int[4], new int[0])),
        ": shape [3, 2], expected [2, 3]: this is [from, to], weights are [to, from]: transpose it");
    assertRefused(
        "w.npz",
        npz(csr(2, 4, new int[3], new int[0])),
        ": shape [2, 4], expected [2, 3]: weights are [to, from]");
    assertRefused(
        "w.npz",
        changed("shape", npy("<i8", "(1,)", i8(3))),
        ": array 'shape': is [3], expected that of a matrix");
  }

  @Test
  void rowStartsMustRiseFromZero() {
    assertRefused(
        "w.npz",
        changed("indptr", npy("<i4", "(2,)", i4(0, 3))),
        ": array 'indptr': shape [2], expected [3]: one more than the rows of [2, 3]");
    assertRefused(
        "w.npz",
        changed("indptr", npy("<i4", "(3,)", i4(1, 1, 3))),
        ": array 'indptr': begins with 1, expected 0");
    assertRefused(
        "w.npz",
        changed("indptr", npy("<i4", "(3,)", i4(0, 4, 3))),
        ": array 'indptr': falls from 4 to 3 in row 1, expected it to rise");
    assertRefused(
        "w.npz",
        changed("indptr", npy("<i4", "(3,)", i4(0, -1, 3))),
        ": array 'indptr': element 1 is -1, expected a whole number from 0 to 2147483639");
    assertRefused(
        "w.npz",
        changed("indptr", npy("<f4", "(3,)", f4(0, 0, 3))),
        ": array 'indptr': shape [3] of FLOAT32, expected a row of whole numbers");
  }

  @Test
  void arraysMustFitOneAnother() {
    assertRefused(
        "w.npz",
        changed("indptr", npy("<i8", "(3,)", i8(0, 0, 2_000_000_000))),
        ": array 'indices': shape [3], expected [2000000000]: indptr ends at 2000000000");
    assertRefused(
        "w.npz",
        changed("data", npy("<f4", "(2,)", f4(1, 2))),
        ": array 'data': shape [2], expected [3]: indptr ends at 3");
    assertRefused(
        "w.npz",
        changed("indices", npy("<i4", "(3,)", i4(2, 3, 2))),
        ": array 'indices': element 1 is 3, expected a whole number from 0 to 2");
  }

  @Test
  void weightsThatAreNotFiniteAreRefusedByRowAndColumn() {
    assertRefused(
        "w.npz",
        changed("data", npy("<f4", "(3,)", f4(1, Float.NaN, 2))),
        ": array 'data': row 1, column 0 is NaN, expected a finite number");
  }

  @Test
  void anArrayThatIsNamedIsNotTakenForAPartOfAMatrix() throws IOException {
    byte[] both = changed("w", npy("<f4", "(2, 3)", new byte[24]));

    assertThat(read("w.npz", "w", both).isSparse()).isFalse();
    assertMatrix(read("w.npz", both));
  }
}
