/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.architecture.ProjectFiles;
import io.neuromorphic.flink.docs.MarkdownPage;
import io.neuromorphic.flink.docs.ShellText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** What the documentation tells people to type is understood, and the files it names are there. */
class DocumentedCommandsTest {

  /** Those of the launcher itself, which run classes of the tests. */
  private static final Set<String> OF_THE_LAUNCHER = Set.of("bench", "soak", "--jvm-options");

  private record Call(String at, boolean inProse, List<String> arguments) {}

  private static final List<Call> CALLS = new ArrayList<>();

  @BeforeAll
  static void readPagesAndJobs() throws IOException {
    for (MarkdownPage page : MarkdownPage.all()) {
      for (MarkdownPage.Block block : page.blocks()) {
        if (block.language().startsWith("sh")) {
          add(page.at(block.line()), false, block.code());
        }
      }
      add(page.toString(), true, page.codeInProse());
    }
    try (Stream<Path> jobs = Files.list(ProjectFiles.ROOT.resolve("jobs"))) {
      for (Path job : jobs.filter(file -> file.toString().endsWith(".yaml")).toList()) {
        add(
            job.getFileName().toString(),
            false,
            Files.readAllLines(job).stream().map(line -> line.replaceFirst("^#\\s*", "")).toList());
      }
    }
  }

  private static void add(String at, boolean inProse, List<String> lines) {
    for (List<String> arguments : ShellText.launcherCalls(lines)) {
      if (!arguments.isEmpty() && !OF_THE_LAUNCHER.contains(arguments.get(0))) {
        CALLS.add(new Call(at, inProse, arguments));
      }
    }
  }

  @Test
  void everyCommandIsUnderstood() {
    assertThat(CALLS).hasSizeGreaterThan(40);
    List<String> refused = new ArrayList<>();
    for (Call call : CALLS) {
      CommandLine line = Main.commandLine(Main.commands());
      try {
        if (isCutShort(call)) {
          assertThat(line.getSubcommands()).as(call.at()).containsKey(call.arguments().get(0));
        } else {
          line.parseArgs(call.arguments().toArray(String[]::new));
        }
      } catch (ParameterException e) {
        if (!(call.inProse() && e instanceof MissingParameterException)) {
          refused.add(call + ": " + e.getMessage());
        }
      }
    }
    assertThat(refused).isEmpty();
  }

  @Test
  void filesOfTheProjectThatAreNamedAreThere() {
    for (Call call : CALLS) {
      for (String argument : call.arguments()) {
        String path = argument.replaceFirst("^[^/]*=", "");
        if (path.matches("(jobs|docs|docker|examples|src)/[^…*]*")) {
          assertThat(ProjectFiles.ROOT.resolve(path)).as("%s: %s", call.at(), argument).exists();
        }
      }
    }
  }

  /**
   * In a sentence, "replay …" stands for the command as such; so does one without its arguments.
   */
  private static boolean isCutShort(Call call) {
    return call.arguments().contains("…");
  }
}
