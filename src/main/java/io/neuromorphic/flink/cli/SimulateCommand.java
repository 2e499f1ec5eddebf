/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.tool.NeuronModel;
import io.neuromorphic.flink.job.tool.Simulation;
import io.neuromorphic.flink.job.tool.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code simulate}: the kernel alone, one neuron under the currents of a file. */
@Command(
    name = "simulate",
    description = "Step one neuron under the currents of a file.",
    footer = {
      "",
      "@|bold Examples:|@",
      "  bin/neuromorphic simulate --behavior tonic_spiking --currents currents.csv \\",
      "      --out v.csv",
      "  bin/neuromorphic simulate --behavior bistability --param d=1.5 \\",
      "      --currents currents.csv --out v.csv --decimal",
      "  bin/neuromorphic simulate --param a=0.02,b=0.2,c=-65,d=8 \\",
      "      --currents currents.csv --dt 0.002 --out v.csv",
      "",
      "With --behavior, --param replaces some of its parameters. Without, a, b, c and d are needed; v_rest is c and u_rest is v_rest unless given, the others as in Norse. v starts at v_rest, u at u_rest*b.",
      "",
      "@|bold Read next:|@ 'bin/neuromorphic behavior' lists the behaviours"
    })
final class SimulateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--behavior", paramLabel = "NAME", description = "One of the 20 behaviours.")
  private String behavior;

  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE[,..]",
      description =
          "a, b, c, d, sq, mn, bias, v_th, tau_inv, method, alpha, v_rest, u_rest. May be repeated.")
  private List<String> parameters = new ArrayList<>();

  @Option(
      names = "--currents",
      paramLabel = "F.csv",
      required = true,
      description =
          "Read its column 'current': exactly 8 hexadecimal digits are the bits of a float32, else"
              + " a decimal. Rows without a current are skipped.")
  private Path currents;

  @Option(
      names = "--dt",
      paramLabel = "SECONDS",
      defaultValue = Simulation.DEFAULT_DT,
      description =
          "Length of a step (default: ${DEFAULT-VALUE}); the model advances tau_inv*dt ms.")
  private double dt;

  @Option(
      names = "--out",
      paramLabel = "F.csv",
      required = true,
      description = "Write step,current,v,u,z.")
  private Path out;

  @Option(
      names = "--decimal",
      description = "Write floats as decimals, not as the 8 hexadecimal digits of their bits.")
  private boolean decimal;

  @SuppressWarnings("UnusedVariable") // For picocli.
  @Mixin
  private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    try {
      NeuronModel model = NeuronModel.of(Optional.ofNullable(behavior), parameters);
      Simulation.Result result = new Simulation(model, dt, decimal).run(currents, out);
      spec.commandLine()
          .getOut()
          .printf(
              "%d steps, %d spikes%s%n",
              result.steps(),
              result.spikes(),
              result.resets() == 0 ? "" : ", " + result.resets() + " resets");
      return 0;
    } catch (UsageException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
