/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** Where the kernel of a file comes in. */
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
    throw new IOException(file + ": a kernel in a file is not read yet" + tensor.orElse(""));
  }
}
