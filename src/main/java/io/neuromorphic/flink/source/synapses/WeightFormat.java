/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.synapses;

import java.io.IOException;
import java.util.Locale;

/** Formats of files of weights; the extension tells which. */
enum WeightFormat {
  NPY(".npy", "an array of NumPy"),
  NPZ(".npz", "a zip of arrays of NumPy"),
  SAFETENSORS(".safetensors", "a safetensors file"),
  CSV(".csv", "text");

  private final String extension;
  private final String content;

  WeightFormat(String extension, String content) {
    this.extension = extension;
    this.content = content;
  }

  /**
   * The format of a file, by its name.
   *
   * @throws IOException names the extensions that are known
   */
  static WeightFormat of(String name) throws IOException {
    String lower = name.toLowerCase(Locale.ROOT);
    for (WeightFormat format : values()) {
      if (lower.endsWith(format.extension)) {
        return format;
      }
    }
    if (lower.matches(".*\\.(pt|pth|bin|ckpt)")) {
      throw new IOException(
          name + ": weights of PyTorch are read from .safetensors: " + FileContent.SAVE);
    }
    throw new IOException(name + ": expected a file that ends in .npy, .npz, .safetensors or .csv");
  }

  /** What a file of this format is. */
  String content() {
    return content + " (" + extension + ")";
  }
}
