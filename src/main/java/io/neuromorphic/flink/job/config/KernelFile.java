/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.source.synapses.ConvolutionKernel;
import io.neuromorphic.flink.source.synapses.WeightFiles;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/** Reads the kernel of a file. */
final class KernelFile {

  private KernelFile() {}

  /**
   * Reads the rows of a kernel.
   *
   * @param tensor name of an array in the file; empty where it holds one
   * @return row by row, all of one length, at least one of at least one number
   * @throws IOException names the file, what was found and what was expected
   */
  static float[][] read(URI file, Optional<String> tensor) throws IOException {
    ConvolutionKernel kernel = WeightFiles.readKernel(file.toString(), tensor);
    float[][] rows = new float[kernel.height()][];
    for (int j = 0; j < rows.length; j++) {
      rows[j] = Arrays.copyOfRange(kernel.values(), j * kernel.width(), (j + 1) * kernel.width());
    }
    return rows;
  }
}
