/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.tool.BehaviorText;
import io.neuromorphic.flink.job.tool.BehaviorTrace;
import io.neuromorphic.flink.job.tool.UsageException;
import io.neuromorphic.flink.plot.NeuronPlotter;
import java.io.IOException;
import java.nio.file.Files;
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

/** {@code behavior}: lists the 20 behaviours, shows one, or draws them all. */
@Command(
    name = "behavior",
    description = "List the 20 behaviours, show one, or draw them all.",
    footer = {
      "",
      "@|bold Examples:|@",
      "  bin/neuromorphic behavior",
      "  bin/neuromorphic behavior tonic_bursting",
      "  bin/neuromorphic behavior tonic_spiking --current 14 --time 100",
      "  bin/neuromorphic behavior rebound_spike --plot rebound.svg",
      "  bin/neuromorphic behavior --all --plot behaviors.png",
      "",
      "@|bold Read next:|@ docs/networks.md on neurons that differ"
    })
final class BehaviorCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "The one to show.")
  private String name;

  @Option(
      names = "--current",
      paramLabel = "I",
      description = "A constant current from the onset on; else the behaviour's own stimulus.")
  private Double current;

  @Option(
      names = "--onset",
      paramLabel = "MS",
      description = "When --current starts, model ms (default: 20).")
  private Double onset;

  @Option(
      names = "--time",
      paramLabel = "MS",
      defaultValue = "250",
      description = "Length of the window, model ms (default: ${DEFAULT-VALUE}).")
  private double time;

  @Option(
      names = "--timestep",
      paramLabel = "MS",
      defaultValue = "0.1",
      description = "Model ms a step (default: ${DEFAULT-VALUE}); dt is timestep / tau_inv.")
  private double timestep;

  @Option(names = "--plot", paramLabel = "F.svg|F.png", description = "Draw it to a file.")
  private Path plot;

  @Option(
      names = "--all",
      description = "Draw all of them side by side, each under its own stimulus, with --plot.")
  private boolean all;

  @SuppressWarnings("UnusedVariable") // For picocli.
  @Mixin
  private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    if (name == null && !all) {
      return list();
    }
    checkOptions();
    try {
      if (all) {
        return gallery();
      }
      BehaviorTrace trace = BehaviorTrace.of(name, step(), time, timestep);
      if (plot != null) {
        BehaviorPlots.write(trace, plot);
      }
      spec.commandLine().getOut().print(BehaviorText.show(trace));
      spec.commandLine().getOut().flush();
      return 0;
    } catch (UsageException e) {
      throw badUsage(e.getMessage());
    }
  }

  private int list() {
    if (current != null || onset != null || plot != null) {
      throw badUsage("--current, --onset and --plot need the NAME of a behaviour, or --all");
    }
    spec.commandLine().getOut().print(BehaviorText.list());
    spec.commandLine().getOut().flush();
    return 0;
  }

  private void checkOptions() {
    if (onset != null && current == null) {
      throw badUsage("--onset needs --current");
    }
    if (plot != null && !NeuronPlotter.isKnown(plot)) {
      throw badUsage("--plot " + plot + ": expected a name that ends in .svg or .png");
    }
    if (plot != null) {
      Path folder = plot.toAbsolutePath().getParent();
      if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(plot)) {
        throw badUsage("--plot " + plot + ": expected a file in a folder that exists");
      }
    }
  }

  private Optional<BehaviorTrace.Step> step() {
    if (current == null) {
      return Optional.empty();
    }
    double from = onset == null ? 20 : onset;
    if (!Float.isFinite(current.floatValue()) || !Double.isFinite(from)) {
      throw badUsage("--current " + current + ", --onset " + from + ": expected finite numbers");
    }
    return Optional.of(new BehaviorTrace.Step(current, from));
  }

  private int gallery() throws IOException {
    if (plot == null) {
      throw badUsage("--all needs --plot F.svg|F.png");
    }
    if (name != null
        || current != null
        || spec.commandLine().getParseResult().hasMatchedOption("--time")) {
      throw badUsage(
          "--all shows each behaviour under its own stimulus: no NAME, --current, --time");
    }
    BehaviorPlots.writeAll(plot, timestep);
    spec.commandLine().getOut().println("plot " + plot);
    return 0;
  }

  private ParameterException badUsage(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
