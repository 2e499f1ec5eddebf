/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static io.neuromorphic.flink.reference.Markdown.code;

import io.neuromorphic.flink.reference.Markdown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The page of all commands, from what picocli knows of them. */
public final class CommandsPage {

  private static final int WIDE = 400;

  private final Markdown page = new Markdown("Commands", "the commands in cli");

  private CommandsPage() {}

  /** The page. */
  public static String text() {
    return new CommandsPage().of(Main.commandLine(Main.commands()));
  }

  private String of(CommandLine main) {
    page.block(
        """
        Every command of `bin/neuromorphic` with its parameters and options, as `--help` tells them. Exit status 0: done, 1: it failed,
        2: bad usage, a bad job file, or a savepoint that does not fit; [errors](errors.md) has the messages.
        """);
    page.table(
        List.of("command", "does"),
        main.getSubcommands().values().stream()
            .flatMap(CommandsPage::withSubcommands)
            .map(CommandLine::getCommandSpec)
            .map(spec -> List.of(link(spec), first(spec.usageMessage().description())))
            .toList());
    page.block("Of the launcher itself:");
    arguments(main.getCommandSpec());
    examples(main.getCommandSpec());
    main.getSubcommands().values().forEach(command -> command(command, 2));
    return page.toString();
  }

  private static Stream<CommandLine> withSubcommands(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(CommandsPage::withSubcommands));
  }

  private void command(CommandLine command, int level) {
    CommandSpec spec = command.getCommandSpec();
    page.heading(level, code(name(spec)));
    page.block(
        Arrays.stream(spec.usageMessage().description())
            .map(CommandsPage::prose)
            .collect(Collectors.joining("\n")));
    page.block("```text\n" + synopsis(command) + "\n```");
    arguments(spec);
    examples(spec);
    command.getSubcommands().values().forEach(below -> command(below, level + 1));
  }

  private static String synopsis(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    int width = spec.usageMessage().width();
    spec.usageMessage().width(WIDE);
    try {
      String line = new Help(spec, Help.defaultColorScheme(Ansi.OFF)).synopsis(0).strip();
      return "bin/" + line.replaceAll("\\s+", " ");
    } finally {
      spec.usageMessage().width(width);
    }
  }

  private void arguments(CommandSpec spec) {
    List<List<String>> rows = new ArrayList<>();
    spec.positionalParameters().stream()
        .filter(parameter -> !parameter.hidden())
        .forEach(parameter -> rows.add(row(code(parameter.paramLabel()), parameter)));
    spec.options().stream()
        .filter(option -> !option.hidden())
        .forEach(option -> rows.add(row(names(option), option)));
    page.table(List.of("argument", "means"), rows);
  }

  private static List<String> row(String shown, ArgSpec argument) {
    String means =
        Arrays.stream(argument.renderedDescription())
            .map(CommandsPage::prose)
            .collect(Collectors.joining(" "));
    return List.of(
        shown, (argument.required() ? "**Required.** " : "") + means + usual(argument, means));
  }

  /** What holds without it, where its description does not say that. */
  private static String usual(ArgSpec argument, String means) {
    String value = argument.defaultValueString();
    boolean nothing = value == null || Set.of("null", "[]", "{}", "false", "").contains(value);
    return nothing || means.toLowerCase(Locale.ROOT).contains("default")
        ? ""
        : " Default: " + code(value) + ".";
  }

  private static String names(OptionSpec option) {
    String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
    return Arrays.stream(option.names())
        .map(name -> code(name + value))
        .collect(Collectors.joining(", "));
  }

  private void examples(CommandSpec spec) {
    String footer =
        Arrays.stream(spec.usageMessage().footer())
            .map(line -> Ansi.OFF.string(line))
            .flatMap(String::lines)
            .map(String::stripTrailing)
            .collect(Collectors.joining("\n"));
    if (!footer.isBlank()) {
      page.block("```text\n" + footer.strip() + "\n```");
    }
  }

  private static String first(String[] description) {
    return description.length == 0 ? "" : prose(description[0]);
  }

  /** Plain text as Markdown: what would be taken for HTML is shown. */
  private static String prose(String text) {
    return Ansi.OFF.string(text).replace("%n", " ").replace("<", "&lt;").replace("*", "\\*");
  }

  private static String link(CommandSpec spec) {
    return "[" + code(name(spec)) + "](#" + Markdown.anchor(name(spec)) + ")";
  }

  private static String name(CommandSpec spec) {
    return spec.qualifiedName().substring("neuromorphic ".length());
  }
}
