/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A recording as an argument of a command. */
final class RecordingArgument {

  private RecordingArgument() {}

  /**
   * Refuses what is no file that can be read.
   *
   * @throws ParameterException says what is wrong with it
   */
  static void check(Path recording, CommandSpec spec) {
    if (!Files.exists(recording)) {
      throw new ParameterException(spec.commandLine(), "no such file: " + recording);
    }
    if (Files.isDirectory(recording)) {
      throw new ParameterException(spec.commandLine(), "a folder, not a recording: " + recording);
    }
    if (!Files.isReadable(recording)) {
      throw new ParameterException(spec.commandLine(), "not readable: " + recording);
    }
  }
}
