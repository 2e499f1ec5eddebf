/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.synapses;

import static io.neuromorphic.flink.source.synapses.Reading.assertRefused;
import static io.neuromorphic.flink.source.synapses.Reading.read;
import static io.neuromorphic.flink.source.synapses.WeightBytes.f4;
import static io.neuromorphic.flink.source.synapses.WeightBytes.f8;
import static io.neuromorphic.flink.source.synapses.WeightBytes.i4;
import static io.neuromorphic.flink.source.synapses.WeightBytes.i8;
import static io.neuromorphic.flink.source.synapses.WeightBytes.npy;
import static io.neuromorphic.flink.source.synapses.WeightBytes.npz;
import static io.neuromorphic.flink.source.synapses.WeightBytes.safetensors;
import static io.neuromorphic.flink.source.synapses.WeightBytes.tensor;
import static io.neuromorphic.flink.source.synapses.WeightBytes.two;
import static io.neuromorphic.flink.source.synapses.WeightBytes.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.event.Weights;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** Matrices of all weights, 2 rows and 3 columns, in each format and of each type. */
class DenseFilesTest {

  private static final float[] ALL = {1, -2, 0.1f, 0, -0f, Float.MIN_VALUE};
  private static final byte[] BYTES = f4(ALL);

  /** 1, -2, the largest, the smallest normal one, the smallest and its negative. */
  private static final int[] HALVES = {0x3C00, 0xC000, 0x7BFF, 0x0400, 0x0001, 0x8001};

  private static void assertAll(Weights weights) {
    assertThat(weights.isSparse()).isFalse();
    assertThat(new int[] {weights.to(), weights.from()}).containsExactly(2, 3);
    assertThat(weights.values()).containsExactly(ALL);
  }

  private static void assertHalves(Weights weights) {
    assertThat(weights.isHalf()).isTrue();
    assertThat(weights.halves())
        .containsExactly(
            (short) 0x3C00,
            (short) 0xC000,
            (short) 0x7BFF,
            (short) 0x0400,
            (short) 1,
            (short) 0x8001);
  }

  @Test
  void float32KeepsItsBits() throws IOException {
    assertAll(read("w.npy", npy("<f4", "(2, 3)", BYTES)));
    assertAll(read("W.NPY", npy("<f4", "(2, 3)", BYTES)));
    assertAll(read("w.npz", npz(Map.of("arr_0", npy("<f4", "(2, 3)", BYTES)))));
    assertAll(
        read("w.npz", zip(Map.of("a", npy("<f4", "(2, 3)", BYTES)), ZipEntry.DEFLATED, ".npy")));
    assertAll(read("w.safetensors", safetensors("F32", "[2,3]", BYTES)));
  }

  @Test
  void float16StaysFloat16() throws IOException {
    assertHalves(read("w.npy", npy("<f2", "(2, 3)", two(HALVES))));
    assertHalves(read("w.npz", npz(Map.of("a", npy("<f2", "(2, 3)", two(HALVES))))));
    assertHalves(read("w.safetensors", safetensors("F16", "[2,3]", two(HALVES))));
  }

  @Test
  void bfloat16BecomesFloat32() throws IOException {
    byte[] upper = two(0x3F80, 0xC000, 0x7F7F, 0, 0x8000, 0x0001);

    assertThat(read("w.safetensors", safetensors("BF16", "[2,3]", upper)).values())
        .containsExactly(1, -2, 0x1.FEp127f, 0, -0f, Float.intBitsToFloat(0x10000));
  }

  @Test
  void float64IsRoundedToTheNearestFloat32() throws IOException {
    byte[] numbers = f8(0.1, 1e-50, -1e-50, 1 + 0x1p-24, 1 + 0x1p-24 + 0x1p-50, 3.4028235e38);
    float[] expected = {0.1f, 0, -0f, 1, 1 + 0x1p-23f, Float.MAX_VALUE};

    assertThat(read("w.npy", npy("<f8", "(2, 3)", numbers)).values()).containsExactly(expected);
    assertThat(read("w.safetensors", safetensors("F64", "[2,3]", numbers)).values())
        .containsExactly(expected);
    assertRefused(
        "w.npy",
        npy("<f8", "(2, 3)", f8(0, 0, 0, 0, -3.5e38, 0)),
        ": row 1, column 1 is -3.5E38, expected one in the range of float32");
  }

  @Test
  void wholeNumbersOfNumPyMustBeExact() throws IOException {
    byte[] exact = i8(1, -1, 1 << 24, Long.MIN_VALUE, 0, 1L << 40);
    assertThat(read("w.npy", npy("<i8", "(2, 3)", exact)).values())
        .containsExactly(1, -1, 0x1p24f, -0x1p63f, 0, 0x1p40f);
    assertThat(read("w.npy", npy("|b1", "(2, 3)", new byte[] {0, 1, 1, 0, 0, 1})).values())
        .containsExactly(0, 1, 1, 0, 0, 1);
    assertRefused(
        "w.npy",
        npy("<i4", "(2, 3)", i4(0, 0, 0, 0, 0, (1 << 24) + 1)),
        ": row 1, column 2 is 16777217, expected a whole number that a float32 can be");
    assertRefused(
        "w.npy",
        npy("<i8", "(2, 3)", i8(Long.MAX_VALUE, 0, 0, 0, 0, 0)),
        ": row 0, column 0 is 9223372036854775807, expected a whole number that a float32 can be");
  }

  @Test
  void columnsMayLieOneAfterTheOther() throws IOException {
    byte[] numbers = f4(ALL[0], ALL[3], ALL[1], ALL[4], ALL[2], ALL[5]);
    assertAll(read("w.npy", npy("<f4", true, "(2, 3)", numbers)));
    byte[] halves = two(HALVES[0], HALVES[3], HALVES[1], HALVES[4], HALVES[2], HALVES[5]);
    assertHalves(read("w.npy", npy("<f2", true, "(2, 3)", halves)));
    assertRefused(
        "w.npy",
        npy("<f4", true, "(2, 3)", f4(0, 0, 0, Float.NaN, 0, 0)),
        ": row 1, column 1 is NaN, expected a finite number");
  }

  @Test
  void weightsThatAreNotFiniteAreRefused() {
    byte[] nan = f4(0, 0, 0, 0, 0, Float.NaN);
    String where = "row 1, column 2 is NaN, expected a finite number";
    assertRefused("w.npy", npy("<f4", "(2, 3)", nan), ": " + where);
    assertRefused("w.npz", npz(Map.of("a", npy("<f4", "(2, 3)", nan))), ": array 'a': " + where);
    assertRefused("w.safetensors", safetensors("F32", "[2,3]", nan), ": tensor 'w': " + where);
    assertRefused(
        "w.safetensors",
        safetensors("F16", "[2,3]", two(0, 0, 0, 0xFC00, 0, 0)),
        ": tensor 'w': row 1, column 0 is -Infinity, expected a finite number");
    assertRefused(
        "w.safetensors",
        safetensors("BF16", "[2,3]", two(0, 0x7F80, 0, 0, 0, 0)),
        ": tensor 'w': row 0, column 1 is Infinity, expected a finite number");
    assertRefused(
        "w.npy",
        npy("<f8", "(2, 3)", f8(0, 0, 0, Double.NaN, 0, 0)),
        ": row 1, column 0 is NaN, expected a finite number");
  }

  @Test
  void theTransposedShapeIsToldApart() {
    assertRefused(
        "w.npy",
        npy("<f4", "(3, 2)", BYTES),
        ": shape [3, 2], expected [2, 3]: this is [from, to], weights are [to, from]: transpose it");
    assertRefused(
        "w.safetensors",
        safetensors("F32", "[3,2]", BYTES),
        ": tensor 'w': shape [3, 2], expected [2, 3]: this is [from, to], weights are [to, from]:"
            + " transpose it");
  }

  @Test
  void otherShapesAreRefusedBeforeTheirNumbersAreRead() {
    String expected = ", expected [2, 3]: weights are [to, from]";
    for (String shape : new String[] {"(6,)", "()", "(2, 3, 1)", "(0, 3)", "(40000, 50000)"}) {
      String shown = shape.replace("(", "[").replace(",)", "]").replace(")", "]");
      assertRefused("w.npy", npy("<f4", shape, new byte[0]), ": shape " + shown + expected);
    }
    assertRefused(
        "w.safetensors", safetensors("F32", "[6]", BYTES), ": tensor 'w': shape [6]" + expected);
  }

  @Test
  void oneTensorOfSeveralIsMeantByItsName() throws IOException {
    byte[] numbers = f4(9, 9, 1, -2, 0.1f, 0, -0f, Float.MIN_VALUE, 7, 8, 9);
    byte[] state =
        safetensors(
            "{\"__metadata__\":{\"format\":\"pt\"},"
                + tensor("fc1.bias", "F32", "[2]", 0, 8)
                + ","
                + tensor("fc2.weight", "F32", "[1,3]", 32, 44)
                + ","
                + tensor("fc1.weight", "F32", "[2,3]", 8, 32)
                + "}   ",
            numbers);
    String held = "fc1.bias [2], fc2.weight [1, 3], fc1.weight [2, 3]";

    assertAll(read("m.safetensors", "fc1.weight", state));
    assertRefused("m.safetensors", state, ": which tensor? It holds " + held);
    assertRefused("m.safetensors", "fc3", state, ": no tensor 'fc3'; it holds " + held);
  }

  @Test
  void oneArrayOfSeveralIsMeantByItsName() throws IOException {
    Map<String, byte[]> arrays = new LinkedHashMap<>();
    arrays.put("a", npy("<f4", "(3,)", f4(1, 2, 3)));
    arrays.put("b/w", npy("<f4", "(2, 3)", BYTES));
    arrays.put("o", npy("|O", "(1,)", new byte[9]));
    String held = "a [3], b/w [2, 3], o (not readable)";

    assertAll(read("m.npz", "b/w", npz(arrays)));
    assertRefused("m.npz", npz(arrays), ": which array? It holds " + held);
    assertRefused("m.npz", "c", npz(arrays), ": no array 'c'; it holds " + held);
    assertRefused("m.npz", npz(Map.of()), ": holds no arrays");
    assertRefused(
        "w.npy",
        "c",
        npy("<f4", "(2, 3)", BYTES),
        ": holds no tensors by name, so there is no 'c'");
  }

  @Test
  void otherTypesAreRefused() {
    assertRefused(
        "w.safetensors",
        safetensors("I32", "[2,3]", BYTES),
        ": tensor 'w': type I32, expected F16, BF16, F32 or F64");
    assertRefused(
        "w.safetensors",
        safetensors("F8_E4M3", "[2,3]", new byte[6]),
        ": tensor 'w': type F8_E4M3, expected F16, BF16, F32 or F64");
    assertRefused(
        "w.npy",
        npy("<c8", "(2, 3)", BYTES),
        ": type '<c8', expected f2, f4, f8, i1, i2, i4, i8, u1, u2, u4 or b1, little- or"
            + " big-endian");
  }

  @Test
  void realFilesOfNumPyAreRead() throws IOException {
    String folder = "src/test/resources/golden/recurrent/";
    Weights recurrent =
        WeightFiles.read(folder + "recurrent_weights.npy", Optional.empty(), 64, 64);
    assertThat(recurrent.count()).isEqualTo(64 * 64);
    Weights input = WeightFiles.read(folder + "input_weights.npy", Optional.empty(), 64, 32);
    assertThat(input.count()).isEqualTo(64 * 32);
    assertThatThrownBy(
            () -> WeightFiles.read(folder + "input_weights.npy", Optional.empty(), 32, 64))
        .hasMessage(
            folder
                + "input_weights.npy: shape [64, 32], expected [32, 64]: this is [from, to],"
                + " weights are [to, from]: transpose it");
  }
}
