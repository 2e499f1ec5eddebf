/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.kernel.Golden;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code simulate} and {@code behavior} as they are typed. */
class ToolCommandsTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Command(name = "neuromorphic")
  private static final class Launcher {}

  @Test
  void simulateReproducesAReferenceFile() throws IOException {
    Path golden =
        Golden.path("feed_forward/custom3_a0.02_b0.2_c-55_d4_v-70_u-70_tau500_dt0.002.csv");
    Path file = folder.resolve("out.csv");
    int status =
        call(
            "simulate",
            "--param",
            "a=0.02,b=0.2,c=-55,d=4,v_rest=-70,u_rest=-70,tau_inv=500",
            "--dt",
            "0.002",
            "--currents",
            golden.toString(),
            "--out",
            file.toString());
    assertThat(status).as(err.toString()).isZero();
    assertThat(Files.readString(file))
        .isEqualTo(Files.readString(golden).replaceFirst("-1,.*\n", ""));
    assertThat(out.toString()).startsWith("3000 steps, ");
  }

  @Test
  void simulateTellsAMalformedFileAndFails() throws IOException {
    Path currents = Files.writeString(folder.resolve("c.csv"), "current\nx\n");
    int status =
        call(
            "simulate",
            "--behavior=dap",
            "--currents=" + currents,
            "--out=" + folder.resolve("out.csv"));
    assertThat(status).isEqualTo(1);
    assertThat(err.toString()).contains("c.csv line 2: current 'x'");
  }

  @Test
  void behaviorListsAndShowsAndDraws() throws IOException {
    assertThat(call("behavior")).isZero();
    assertThat(out.toString().lines()).hasSize(21);
    Path svg = folder.resolve("x.svg");
    assertThat(call("behavior", "tonic_spiking", "--current", "14", "--plot", svg.toString()))
        .isZero();
    assertThat(Files.readString(svg)).contains("tonic spiking").contains("14 from 20 ms on");
    assertThat(out.toString()).contains("2,500 steps of 0.1 ms (dt 0.0004 s)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "behavior dop | unknown behavior 'dop', did you mean 'dap'?",
        "behavior dap --plot x.pdf | --plot x.pdf: expected a name that ends in .svg or .png",
        "behavior dap --plot no/x.svg | --plot no/x.svg: expected a file in a folder that exists",
        "behavior dap --onset 3 | --onset needs --current",
        "behavior --plot x.svg | --current, --onset and --plot need the NAME of a behaviour",
        "behavior dap --current NaN | --current NaN, --onset 20.0: expected finite numbers",
        "behavior dap --time x | Invalid value for option '--time'",
        "behavior dap dap | Unmatched argument",
        "simulate --behavior dap --out o.csv | Missing required option: '--currents=F.csv'",
        "simulate --currents pom.xml --out o.csv | expected --behavior NAME or --param",
        "simulate --behavior dap --currents no.csv --out o.csv | --currents no.csv: no such file",
        "simulate --behavior dap --dt -1 --currents pom.xml --out o.csv | --dt -1.0: expected",
        "simulate --behavior dap --param x=1 --currents pom.xml --out o.csv | unknown parameter 'x'"
      })
  void badUsageIsStatusTwoAndOneClearLine(String line, String message) {
    assertThat(call(line.split(" "))).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1).first().asString().contains(message);
    assertThat(out.toString()).isEmpty();
  }

  private int call(String... arguments) {
    return new CommandLine(new Launcher())
        .addSubcommand(new SimulateCommand())
        .addSubcommand(new BehaviorCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .setParameterExceptionHandler(
            (e, args) -> {
              err.write(e.getMessage() + "\n");
              return 2;
            })
        .setExecutionExceptionHandler(
            (e, line, parsed) -> {
              err.write(e.getMessage() + "\n");
              return 1;
            })
        .execute(arguments);
  }
}
