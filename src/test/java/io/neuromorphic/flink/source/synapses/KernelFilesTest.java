/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.synapses;

import static io.neuromorphic.flink.source.synapses.WeightBytes.csr;
import static io.neuromorphic.flink.source.synapses.WeightBytes.f4;
import static io.neuromorphic.flink.source.synapses.WeightBytes.npy;
import static io.neuromorphic.flink.source.synapses.WeightBytes.npz;
import static io.neuromorphic.flink.source.synapses.WeightBytes.safetensors;
import static io.neuromorphic.flink.source.synapses.WeightBytes.two;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KernelFilesTest {

  private static final byte[] SIX = f4(1, 2, 3, 4, 5, 6);

  private static ConvolutionKernel read(String name, byte[] bytes) throws IOException {
    return WeightFiles.readKernelStream(new ByteArrayInputStream(bytes), name, Optional.empty());
  }

  private static void assertSix(ConvolutionKernel kernel) {
    assertThat(kernel.width()).isEqualTo(3);
    assertThat(kernel.height()).isEqualTo(2);
    assertThat(kernel.values()).containsExactly(1, 2, 3, 4, 5, 6);
  }

  private static void assertRefused(String name, byte[] bytes, String message) {
    assertThatThrownBy(() -> read(name, bytes))
        .isInstanceOf(IOException.class)
        .hasMessage(name + message);
  }

  @Test
  void aKernelIsAMatrixOrWhatPyTorchHas() throws IOException {
    assertSix(read("k.npy", npy("<f4", "(2, 3)", SIX)));
    assertSix(read("k.npz", npz(Map.of("k", npy("<f4", "(1, 1, 2, 3)", SIX)))));
    assertSix(read("k.safetensors", safetensors("F32", "[1,1,2,3]", SIX)));
    byte[] halves = two(0x3C00, 0x4000, 0x4200, 0x4400, 0x4500, 0x4600);
    assertSix(read("k.safetensors", safetensors("F16", "[2,3]", halves)));
    byte[] columns = f4(1, 4, 2, 5, 3, 6);
    assertSix(read("k.npy", npy("<f4", true, "(1, 1, 2, 3)", columns)));
  }

  @Test
  void otherShapesAreRefused() {
    String expected = ", expected one kernel: [height, width] or [1, 1, height, width]";
    assertRefused("k.npy", npy("<f4", "(6,)", SIX), ": shape [6]" + expected);
    assertRefused("k.npy", npy("<f4", "(2, 1, 1, 3)", SIX), ": shape [2, 1, 1, 3]" + expected);
    assertRefused("k.npy", npy("<f4", "(0, 3)", new byte[0]), ": shape [0, 3]" + expected);
    assertRefused(
        "k.safetensors",
        safetensors("F32", "[1,2,3]", SIX),
        ": tensor 'w': shape [1, 2, 3]" + expected);
  }

  @Test
  void aKernelIsNeitherSparseNorCsv() {
    assertRefused(
        "k.npz",
        npz(csr(2, 3, new int[3], new int[0])),
        ": a sparse matrix, expected a kernel: save it with .toarray()");
    assertRefused(
        "k.csv", new byte[0], ": a kernel is read from .npy, .npz or .safetensors, not from .csv");
  }

  @Test
  void weightsThatAreNotFiniteAreRefused() {
    assertRefused(
        "k.npy",
        npy("<f4", "(1, 1, 2, 3)", f4(0, 0, 0, 0, Float.POSITIVE_INFINITY, 0)),
        ": row 1, column 1 is Infinity, expected a finite number");
  }
}
