/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.FlinkPlugins;
import io.neuromorphic.flink.job.run.LocalRun;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The launcher: one subcommand for each thing to do. */
@Command(
    name = "neuromorphic",
    description = "Izhikevich neuron populations on event streams, in Apache Flink.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "In a checkout of the sources, 'bin/neuromorphic bench' measures how fast all this is; see"
          + " 'bin/neuromorphic bench --help'."
    },
    versionProvider = Version.class)
public final class Main {

  @SuppressWarnings("UnusedVariable") // Failures looks at the arguments: parsing may fail early.
  @Option(names = Failures.DEBUG, description = "Show stack traces.")
  private boolean debug;

  private Main() {}

  /** The commands, in the order of the help. */
  private static List<Object> commands() {
    return List.of(
        new RunCommand(LocalRun::run),
        new ExplainCommand(),
        new SimulateCommand(),
        new BehaviorCommand(),
        new InspectCommand(),
        new ConvertCommand(),
        new StateCommand(),
        new ReplayCommand(),
        new IngestCommand(),
        new ViewCommand(),
        new SubmitCommand(),
        new StatusCommand(),
        new StopCommand(),
        new CancelCommand(),
        new ClusterCommand());
  }

  /** Runs the launcher and exits with its status. */
  public static void main(String[] args) {
    CommandLine line = commandLine(commands());
    try {
      FlinkPlugins.load(System.getenv());
    } catch (RuntimeException e) {
      System.exit(Failures.report(line.getErr(), e, List.of(args).contains(Failures.DEBUG)));
    }
    System.exit(execute(line, args));
  }

  /** The command line with the given subcommands, each annotated with its name. */
  static CommandLine commandLine(List<Object> commands) {
    CommandLine line = new CommandLine(new Main());
    commands.forEach(line::addSubcommand);
    return line.setExpandAtFiles(false)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(Failures::badUsage)
        .setExecutionExceptionHandler(Failures::failed);
  }

  /** Runs a command line. Returns the exit status. */
  static int execute(CommandLine line, String... args) {
    try {
      return line.execute(args);
    } catch (OutOfMemoryError | LinkageError e) {
      return Failures.report(line.getErr(), e, List.of(args).contains(Failures.DEBUG));
    }
  }
}
