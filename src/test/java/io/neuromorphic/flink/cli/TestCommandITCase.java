/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.run.LocalRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command with real runs, as {@code docs/testing.md} shows them. */
class TestCommandITCase {

  private static final String JOB = "jobs/replay-currents.yaml";

  @TempDir Path folder;
  private String out;

  private int call(String... args) {
    StringWriter printed = new StringWriter();
    CommandLine line =
        Main.commandLine(List.of(new TestCommand(LocalRun::run, variable -> null)))
            .setOut(new PrintWriter(printed, true))
            .setErr(new PrintWriter(new StringWriter()));
    int status = Main.execute(line, args);
    out = printed.toString();
    return status;
  }

  @Test
  void aRunIsHeldAgainstAnEarlierOne() throws IOException {
    Path expected = folder.resolve("expected.csv");
    Path diff = folder.resolve("diff.png");

    assertThat(call("test", JOB, "--expect", "" + expected, "--update")).isZero();
    assertThat(call("test", JOB, "--expect", "" + expected)).isZero();
    assertThat(out)
        .isEqualTo(
            "passed: 76 spikes as in " + expected + "\ndigest 73bca752435f61601dfcb5a63c52472a\n");

    String[] changed = {"--set", "populations.motion.parameters.d=6.1", "--tolerance", "4ms"};
    List<String> args = new ArrayList<>(List.of("test", JOB, "--expect", "" + expected));
    args.addAll(List.of(changed));
    args.addAll(List.of("--diff", "" + diff));
    assertThat(call(args.toArray(String[]::new))).isEqualTo(1);
    assertThat(out.replace("" + expected, "expected.csv")).startsWith(shown());
    assertThat(diff).isNotEmptyFile();
  }

  /** What the page says that the command prints. */
  private static String shown() throws IOException {
    var block = Pattern.compile("```\n(FAILED.*?)```", Pattern.DOTALL);
    var page = block.matcher(Files.readString(Path.of("docs/testing.md")));
    assertThat(page.find()).isTrue();
    return page.group(1);
  }

  @Test
  void aJobOfTopicsNeedsNone() {
    String[] args = {
      "test",
      "jobs/kafka-currents.yaml",
      "--input",
      "jobs/data/currents.csv",
      "--expect",
      "src/test/resources/testkit/motion.csv"
    };

    assertThat(call(args)).as(out).isZero();
  }

  @Test
  void thePagesCommandsAreCommands() throws IOException {
    String page = Files.readString(Path.of("docs/testing.md"));

    assertThat(Pattern.compile("(?m)^bin/neuromorphic (test .*)$").matcher(page).results())
        .hasSize(5)
        .allSatisfy(
            command ->
                Main.commandLine(List.of(new TestCommand(LocalRun::run, variable -> null)))
                    .parseArgs(command.group(1).split(" ")));
  }
}
