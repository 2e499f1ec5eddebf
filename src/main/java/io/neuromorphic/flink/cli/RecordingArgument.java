/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.tool.Inspection;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A recording as an argument of a command. */
final class RecordingArgument {

  private RecordingArgument() {}

  /**
   * Refuses what is no file that can be read. What a URI names is seen when it is opened.
   *
   * @throws ParameterException says what is wrong with it
   */
  static void check(String name, CommandSpec spec) {
    if (Inspection.isRemote(name)) {
      return;
    }
    Path recording = Path.of(name);
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
