/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.synapses;

import static io.neuromorphic.flink.source.synapses.Reading.assertRefused;
import static io.neuromorphic.flink.source.synapses.WeightBytes.f4;
import static io.neuromorphic.flink.source.synapses.WeightBytes.npy;
import static io.neuromorphic.flink.source.synapses.WeightBytes.npz;
import static io.neuromorphic.flink.source.synapses.WeightBytes.safetensors;
import static io.neuromorphic.flink.source.synapses.WeightBytes.zip;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not what their names say. */
class MisnamedFilesTest {

  private static final byte[] NPY = npy("<f4", "(2, 3)", new byte[24]);
  private static final byte[] NPZ = npz(Map.of("w", NPY));
  private static final byte[] SAFETENSORS = safetensors("F32", "[2,3]", new byte[24]);
  private static final byte[] TORCH =
      zip(Map.of("archive/data", new byte[9]), ZipEntry.STORED, ".pkl");
  private static final byte[] PICKLE = {(byte) 0x80, 2, (byte) 0x8A, 10, 'l'};

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void oneFormatIsToldFromAnother() {
    assertRefused("w.npy", NPZ, ": expected an array of NumPy (.npy), found a zip, as .npz are");
    assertRefused(
        "w.npz", NPY, ": expected a zip of arrays of NumPy (.npz), found an array of NumPy (.npy)");
    assertRefused(
        "w.safetensors",
        NPZ,
        ": expected a safetensors file (.safetensors), found a zip, as .npz are");
    assertRefused("w.csv", SAFETENSORS, ": expected text (.csv), found a safetensors file");
    assertRefused(
        "w.npz",
        SAFETENSORS,
        ": expected a zip of arrays of NumPy (.npz), found a safetensors file");
  }

  @Test
  void whatTorchSavesIsNotRead() {
    String hint = "save its state_dict with safetensors.torch.save_file";
    assertRefused(
        "w.safetensors",
        TORCH,
        ": expected a safetensors file (.safetensors), found a PyTorch archive, as torch.save"
            + " writes: "
            + hint);
    assertRefused(
        "w.npz",
        TORCH,
        ": expected a zip of arrays of NumPy (.npz), found a PyTorch archive, as torch.save"
            + " writes: "
            + hint);
    assertRefused(
        "w.safetensors",
        PICKLE,
        ": expected a safetensors file (.safetensors), found a pickle, as torch.save or numpy.save"
            + " may write: "
            + hint);
    assertRefused("w.pt", TORCH, ": weights of PyTorch are read from .safetensors: " + hint);
  }

  @Test
  void otherThingsAreToldByTheirFirstBytes() {
    String expected = ": expected an array of NumPy (.npy), found ";
    assertRefused("w.npy", latin("\u0089HDF\r\n\u001a\n"), expected + "an HDF5 file");
    assertRefused("w.npy", latin("MATLAB 5.0 MAT-file"), expected + "a MATLAB file");
    assertRefused("w.npy", latin("\u001f\u008b\b\0"), expected + "compressed with gzip: unpack it");
    assertRefused(
        "w.npy", latin("(\u00b5/\u00fd"), expected + "compressed with Zstandard: unpack it");
    assertRefused(
        "w.npy",
        latin("version https://git-lfs.github.com/spec/v1\n"),
        expected + "a pointer of Git LFS, not the file itself: git lfs pull");
    assertRefused("w.npy", latin("\n<!DOCTYPE html>"), expected + "a web page");
    assertRefused("w.npy", latin("from,to,weight\n"), ": not an array of NumPy (.npy)");
    assertRefused(
        "w.npz",
        latin("from,to,weight\n"),
        ": not a zip of arrays (.npz): zip END header not found");
    assertRefused(
        "w.csv",
        f4(1, 2),
        " line 1: '??\uFFFD????@': expected a header with the columns from,to,weight");
  }

  @ParameterizedTest
  @ValueSource(strings = {"w", "w.txt", "npy", "w.npy.bak"})
  void otherExtensionsAreRefused(String name) {
    assertRefused(name, NPY, ": expected a file that ends in .npy, .npz, .safetensors or .csv");
  }
}
