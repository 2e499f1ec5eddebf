/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.FlinkPlugins;
import io.neuromorphic.flink.job.feed.Capture;
import io.neuromorphic.flink.job.run.LocalRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;

/** The launcher: one subcommand for each thing to do. */
@Command(
    name = "neuromorphic",
    description = "Izhikevich neuron populations on event streams, in Apache Flink.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "@|bold First things to do:|@",
      "  bin/neuromorphic run jobs/event-camera.yaml      # a camera drives a retina",
      "  bin/neuromorphic behavior tonic_bursting         # how one neuron fires",
      "  bin/neuromorphic explain jobs/direction.yaml     # what a job is made of",
      "",
      "'bin/neuromorphic COMMAND --help' shows examples of a command. In a checkout of the sources,"
          + " 'bin/neuromorphic bench' measures how fast all this is; see"
          + " 'bin/neuromorphic bench --help'.",
      "",
      "@|bold Read next:|@ README.md, docs/tutorial.md; messages: docs/reference/errors.md, and what to"
          + " do: docs/troubleshooting.md"
    },
    versionProvider = Version.class)
public final class Main {

  @SuppressWarnings("UnusedVariable") // For picocli.
  @Mixin
  private final CommonOptions common = new CommonOptions();

  @SuppressWarnings("UnusedVariable") // For picocli.
  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print version information and exit.")
  private boolean version;

  private Main() {}

  /** The commands, each annotated with its name. */
  static List<Object> commands() {
    return commands(System::getenv);
  }

  /** The commands where the environment has these variables. */
  static List<Object> commands(UnaryOperator<String> environment) {
    return List.of(
        new RunCommand(LocalRun::run),
        new TestCommand(LocalRun::run, environment),
        new ExplainCommand(),
        new SimulateCommand(),
        new BehaviorCommand(),
        new InspectCommand(),
        new ConvertCommand(),
        new StateCommand(),
        new ReplayCommand(),
        new IngestCommand(),
        new RecordCommand(Capture::run),
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
      System.exit(Failures.report(line.getErr(), e, List.of(args)));
    }
    System.exit(execute(line, args));
  }

  /** The command line with the given subcommands, each annotated with its name. */
  static CommandLine commandLine(List<Object> commands) {
    CommandLine line = new CommandLine(new Main());
    commands.forEach(line::addSubcommand);
    line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new CommandGroups());
    dress(line);
    return line.setExpandAtFiles(false)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(Failures::badUsage)
        .setExecutionExceptionHandler(Failures::failed);
  }

  /** What the help of all commands has in common. */
  private static void dress(CommandLine line) {
    UsageMessageSpec help = line.getCommandSpec().usageMessage();
    help.synopsisHeading("@|bold Usage:|@ ");
    help.descriptionHeading("%n");
    help.parameterListHeading("%n@|bold Arguments:|@%n");
    help.optionListHeading("%n@|bold Options:|@%n");
    help.commandListHeading("");
    help.exitCodeListHeading("%n@|bold Exit status:|@%n");
    if (help.exitCodeList().isEmpty()) {
      Map<String, String> status = new LinkedHashMap<>();
      status.put("0", "done");
      status.put("1", "failed");
      status.put("2", "bad usage, or a bad job file");
      status.put("130, 143", "stopped by Ctrl-C, or by TERM");
      help.exitCodeList(status);
    }
    line.getSubcommands().values().forEach(Main::dress);
  }

  /** Runs a command line. Returns the exit status. */
  static int execute(CommandLine line, String... args) {
    Paint out = ColorWhen.in(List.of(args)).ofOut();
    line.setColorScheme(Help.defaultColorScheme(out == Paint.COLOURED ? Ansi.ON : Ansi.OFF));
    try {
      return line.execute(args);
    } catch (OutOfMemoryError | LinkageError e) {
      return Failures.report(line.getErr(), e, List.of(args));
    }
  }
}
