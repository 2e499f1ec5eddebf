/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import java.util.List;
import picocli.CommandLine.ParseResult;

/** What the launcher makes of a command line that another file of the project holds. */
public final class LauncherArguments {

  private LauncherArguments() {}

  /**
   * Reads the arguments of {@code replay}, without running it.
   *
   * @throws picocli.CommandLine.ParameterException where the launcher would refuse them
   */
  public static ParseResult ofReplay(List<String> arguments) {
    return Main.commandLine(List.of(new ReplayCommand()))
        .parseArgs(arguments.toArray(String[]::new))
        .subcommand();
  }
}
