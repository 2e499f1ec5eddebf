/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.tool.BehaviorText;
import io.neuromorphic.flink.job.tool.BehaviorTrace;
import io.neuromorphic.flink.job.tool.UsageException;
import io.neuromorphic.flink.plot.NeuronPlot;
import io.neuromorphic.flink.plot.NeuronPlotter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code behavior}: lists the 20 behaviours, or shows one. */
@Command(
    name = "behavior",
    description = "List the 20 behaviours, or show one.",
    footer = {
      "",
      "@|bold Examples:|@",
      "  bin/neuromorphic behavior",
      "  bin/neuromorphic behavior tonic_bursting",
      "  bin/neuromorphic behavior tonic_spiking --current 14 --time 100",
      "  bin/neuromorphic behavior rebound_spike --plot rebound.svg",
      "",
      "@|bold Read next:|@ docs/networks.md on neurons that differ"
    })
final class BehaviorCommand implements Callable<Integer> {

  private static final double PEAK = 30;

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

  @SuppressWarnings("UnusedVariable") // For picocli.
  @Mixin
  private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    if (name == null) {
      return list();
    }
    checkOptions();
    try {
      BehaviorTrace trace = BehaviorTrace.of(name, step(), time, timestep);
      if (plot != null) {
        draw(trace);
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
      throw badUsage("--current, --onset and --plot need the NAME of a behaviour");
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

  private void draw(BehaviorTrace trace) throws IOException {
    double[] times = new double[trace.v().length];
    for (int i = 1; i < times.length; i++) {
      times[i] = trace.endMillis(i - 1);
    }
    int[] ends = Arrays.stream(trace.spikes()).map(step -> step + 1).toArray();
    NeuronPlotter.write(
        new NeuronPlot(
            trace.name().replace('_', ' '),
            trace.shows() + "  \u2013  current: " + trace.stimulus(),
            times,
            trace.v(),
            trace.u(),
            trace.current(),
            ends,
            PEAK),
        plot);
  }

  private ParameterException badUsage(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
