/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.architecture.ProjectFiles;
import io.neuromorphic.flink.docs.MarkdownPage;
import io.neuromorphic.flink.docs.MarkdownPage.Block;
import io.neuromorphic.flink.docs.ShellText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does what the tutorial says, in its order: writes its files (blocks of YAML and CSV, the name
 * stands in the line before), types its commands (blocks {@code sh}; {@code shell} is for those
 * that wait for somebody), and looks for what it promises (blocks {@code text}).
 */
class TutorialITCase {

  private static final String FOLDER = "tutorial/";
  private static final Pattern FILE_NAME = Pattern.compile("`" + FOLDER + "([^`]+)`:$");
  private static final Pattern OTHER_ON_EACH_MACHINE =
      Pattern.compile("(wall seconds|events/s|Kafka broker at) .*");

  @TempDir private Path folder;
  private StringWriter said = new StringWriter();

  @Test
  void whatItPromisesIsWhatOneGets() throws IOException {
    MarkdownPage page = MarkdownPage.read(ProjectFiles.ROOT.resolve("docs/tutorial.md"));
    int promises = 0;
    for (Block block : page.blocks()) {
      switch (block.language()) {
        case "yaml", "csv" -> Files.writeString(folder.resolve(name(page, block)), block.text());
        case "sh" -> {
          said = new StringWriter();
          block.code().forEach(line -> type(page.at(block.line()), line));
        }
        case "text" -> {
          find(page.at(block.line()), block.code());
          promises++;
        }
        default -> assertThat(block.language()).as(page.at(block.line())).isEqualTo("shell");
      }
    }
    assertThat(promises).isGreaterThanOrEqualTo(8);
  }

  private static String name(MarkdownPage page, Block block) {
    String before = page.lines().get(block.line() - 4);
    var name = FILE_NAME.matcher(before);
    assertThat(name.find())
        .as("%s: a line before it that ends in a name", page.at(block.line()))
        .isTrue();
    return name.group(1);
  }

  private void type(String at, String line) {
    if (line.startsWith("cat ")) {
      said.append(read(folder.resolve(line.substring("cat ".length() + FOLDER.length()))));
    } else if (!line.equals("mkdir tutorial")) {
      List<List<String>> calls = ShellText.launcherCalls(List.of(line));
      assertThat(calls).as("%s: %s", at, line).hasSize(1);
      PrintWriter terminal = new PrintWriter(said, true);
      String[] arguments = calls.get(0).stream().map(this::inTheTestsFolder).toArray(String[]::new);
      // Where a reader sits, no build server is.
      List<Object> commands = Main.commands(variable -> null);
      Main.execute(Main.commandLine(commands).setOut(terminal).setErr(terminal), arguments);
    }
  }

  private String inTheTestsFolder(String argument) {
    return argument.replaceFirst("(^|=)" + FOLDER, "$1" + folder + "/");
  }

  /** Each line is there, after the one before it. */
  private void find(String at, List<String> promised) {
    String rest = said.toString().replace(folder + "/", FOLDER);
    for (String line : promised) {
      if (OTHER_ON_EACH_MACHINE.matcher(line).matches()) {
        continue;
      }
      assertThat(rest).as("%s: what is said after the lines before this one", at).contains(line);
      rest = rest.substring(rest.indexOf(line) + line.length());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
