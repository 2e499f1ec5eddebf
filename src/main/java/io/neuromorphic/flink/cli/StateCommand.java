/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.tool.StateOutput;
import io.neuromorphic.flink.job.tool.StateReport;
import io.neuromorphic.flink.job.tool.UsageException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code state}: what a savepoint or checkpoint holds of the neurons. */
@Command(
    name = "state",
    description = "Read v, u, the clock and the counts of populations out of a savepoint.",
    footer = {
      "",
      "@|bold Examples:|@",
      "  bin/neuromorphic state checkpoints/JOB/chk-42",
      "  bin/neuromorphic state savepoint-1 --json",
      "  bin/neuromorphic state savepoint-1 --population retina --out retina.npz",
      "  bin/neuromorphic state savepoint-of-a-program --prefix left",
      "",
      "A job starts from a file of --out with 'initial: {state: FILE}' of a population.",
      "",
      "@|bold Read next:|@ docs/state.md"
    })
final class StateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "PATH",
      description = "Folder or URI of a savepoint or checkpoint, or its file _metadata.")
  private String place;

  @Option(names = "--population", paramLabel = "NAME", description = "This population only.")
  private String population;

  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      description =
          "The uidPrefix of a program's neurons, where the savepoint holds several; empty for those"
              + " without one.")
  private String prefix;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Option(
      names = "--out",
      paramLabel = "F",
      description =
          "Write v, u and the clock: F.csv with a row for every neuron; F.npz with arrays v, u, t,"
              + " of several populations NAME/v, NAME/u, NAME/t; F.npy of shape [2, size], v, then"
              + " u, of one population.")
  private Path out;

  @SuppressWarnings("UnusedVariable") // For picocli.
  @Mixin
  private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    try {
      StateOutput output =
          new StateOutput(Optional.ofNullable(population), Optional.ofNullable(out));
      StateReport report = output.select(StateReport.read(place, Optional.ofNullable(prefix)));
      output.write(report);
      if (json || out == null) {
        spec.commandLine().getOut().println(json ? report.json() : report.text());
      }
      warnOfClocks(report);
      return 0;
    } catch (UsageException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void warnOfClocks(StateReport report) {
    for (var snapshot : report.populations()) {
      if (snapshot.clock() != snapshot.lastClock()) {
        spec.commandLine()
            .getErr()
            .printf(
                "%s: taken amid a catch-up, shards are at %d to %d us; the CSV tells each neuron's%n",
                snapshot.name(), snapshot.clock(), snapshot.lastClock());
      }
    }
  }
}
