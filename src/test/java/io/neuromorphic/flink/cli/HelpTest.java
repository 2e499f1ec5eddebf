/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.neuromorphic.flink.job.config.JobFileReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParseResult;

/** The help teaches, and what it teaches works. */
class HelpTest {

  private static final String LAUNCHER = "bin/neuromorphic ";
  private static final int COLUMNS = 80;

  /** Not among the commands of the launcher: it is a script's. */
  private static final List<String> OF_THE_SCRIPT = List.of("bench", "soak");

  private static CommandLine line() {
    return Main.commandLine(Main.commands());
  }

  private static void addAll(CommandLine command, List<CommandLine> all) {
    all.add(command);
    command.getSubcommands().values().forEach(sub -> addAll(sub, all));
  }

  static Stream<String> commands() {
    List<CommandLine> all = new ArrayList<>();
    line().getSubcommands().values().forEach(command -> addAll(command, all));
    return all.stream().map(command -> command.getCommandSpec().qualifiedName());
  }

  private static CommandLine command(String qualifiedName) {
    CommandLine command = line();
    for (String name : qualifiedName.split(" ")) {
      command = command.getSubcommands().getOrDefault(name, command);
    }
    assertThat(command.getCommandSpec().qualifiedName()).isEqualTo(qualifiedName);
    return command;
  }

  /** The command lines of a help, without launcher and comment; one that is continued is one. */
  private static List<String> examples(CommandLine command) {
    String text = String.join("\n", command.getCommandSpec().usageMessage().footer());
    return text.replaceAll(" \\\\\n +", " ")
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(LAUNCHER))
        .map(line -> line.substring(LAUNCHER.length()).replaceFirst(" +# .*", ""))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasExamplesThatParse(String name) throws Exception {
    List<String> examples = examples(command(name));
    assertThat(examples).hasSizeGreaterThanOrEqualTo(2);
    assertThat(examples).anyMatch(example -> ("neuromorphic " + example).startsWith(name));
    for (String example : examples) {
      assertThatCode(() -> parse(example)).as(example).doesNotThrowAnyException();
    }
  }

  @Test
  void theFirstThingsToDoParse() throws Exception {
    List<String> examples = examples(line());
    assertThat(examples).hasSizeGreaterThanOrEqualTo(3);
    for (String example : examples) {
      assertThatCode(() -> parse(example)).as(example).doesNotThrowAnyException();
    }
  }

  /** Files of this project that an example names are there, and job files mean something. */
  private static void parse(String example) throws Exception {
    String[] words = example.split(" +");
    ParseResult parsed = line().parseArgs(words);
    assertThat(parsed.hasSubcommand()).isTrue();
    for (String word : words) {
      if (word.startsWith("jobs/")) {
        assertThat(Files.exists(Path.of(word))).as(word).isTrue();
      }
    }
    ParseResult command = parsed.subcommand();
    if (List.of("run", "explain", "submit").contains(command.commandSpec().name())) {
      List<String> settings = command.matchedOptionValue("--set", List.of());
      Path file = command.matchedPositionalValue(0, (Path) null);
      assertThat(JobFileReader.read(file, settings)).isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyHelpFitsATerminal(String name) {
    CommandLine command = command(name);
    command.setUsageHelpAutoWidth(false).setUsageHelpWidth(COLUMNS);
    String help = command.getUsageMessage(Ansi.OFF);
    assertThat(help.lines()).allMatch(line -> line.length() <= COLUMNS);
    assertThat(help).contains("Examples:", "Exit status:", "Options:").doesNotContain("@|", "|@");
    // An example that is broken off cannot be copied.
    for (String line : command.getCommandSpec().usageMessage().footer()) {
      if (line.contains(LAUNCHER) && line.startsWith("  ")) {
        assertThat(help).contains(line + System.lineSeparator());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasTheCommonOptions(String name) {
    Map<String, ?> options = command(name).getCommandSpec().optionsMap();
    assertThat(options.keySet().toString()).contains("--help", "--debug", "--color");
  }

  @Test
  void everyCommandIsInAGroup() {
    String help = line().getUsageMessage(Ansi.OFF);
    assertThat(help).doesNotContain(CommandGroups.OTHERS + ":");
    for (String name : line().getSubcommands().keySet()) {
      assertThat(help).containsPattern("(?m)^  " + name + " ");
    }
  }

  /** Examples in the texts around them, in quotes. */
  @Test
  void commandsThatTextsNameAreThere() {
    Pattern quoted = Pattern.compile("'" + LAUNCHER + "([a-z]+)");
    for (CommandLine command :
        Stream.concat(Stream.of(line()), commands().map(HelpTest::command)).toList()) {
      String text = String.join("\n", command.getCommandSpec().usageMessage().footer());
      quoted
          .matcher(text)
          .results()
          .map(found -> found.group(1))
          .filter(name -> !OF_THE_SCRIPT.contains(name))
          .forEach(name -> assertThat(line().getSubcommands()).containsKey(name));
    }
  }

  /** Files that a help names as those to read are there. */
  @Test
  void pagesToReadNextAreThere() {
    Pattern page = Pattern.compile("(?:docs/[a-z-]+|README)\\.md");
    for (CommandLine command :
        Stream.concat(Stream.of(line()), commands().map(HelpTest::command)).toList()) {
      String text = String.join("\n", command.getCommandSpec().usageMessage().footer());
      page.matcher(text).results().forEach(found -> assertThat(Path.of(found.group())).exists());
    }
  }
}
