/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Temporary folders, named so that one that was left behind tells whose it was. */
final class Scratch {

  private Scratch() {}

  /** A new one, which whoever asks deletes. */
  static Path folder(String purpose) throws IOException {
    return Files.createTempDirectory(
        "neuromorphic-test-" + ProcessHandle.current().pid() + "-" + purpose);
  }
}
