/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.IHelpSectionRenderer;

/** The commands in the help of the launcher: by what people want to do. */
final class CommandGroups implements IHelpSectionRenderer {

  /** Where commands go that no group names. */
  static final String OTHERS = "More";

  private static final int NAME_WIDTH = 14;
  private static final int INDENT = 2;

  private static final Map<String, List<String>> GROUPS = groups();

  private static Map<String, List<String>> groups() {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    groups.put("Run and look", List.of("run", "explain", "view", "test"));
    groups.put(
        "Recordings and live streams", List.of("inspect", "convert", "replay", "ingest", "record"));
    groups.put("On a cluster", List.of("cluster", "submit", "status", "stop", "cancel", "state"));
    groups.put("One neuron", List.of("behavior", "simulate"));
    return groups;
  }

  @Override
  public String render(Help help) {
    Map<String, CommandLine> left = new LinkedHashMap<>(help.commandSpec().subcommands());
    StringBuilder text = new StringBuilder();
    GROUPS.forEach(
        (title, names) -> {
          List<CommandLine> commands = new ArrayList<>();
          for (String name : names) {
            CommandLine command = left.remove(name);
            if (command != null) {
              commands.add(command);
            }
          }
          text.append(group(help, title, commands));
        });
    return text.append(group(help, OTHERS, List.copyOf(left.values()))).toString();
  }

  private static String group(Help help, String title, List<CommandLine> commands) {
    if (commands.isEmpty()) {
      return "";
    }
    int width = help.commandSpec().usageMessage().width();
    TextTable table =
        TextTable.forColumns(
            help.colorScheme(),
            new Column(NAME_WIDTH, INDENT, Column.Overflow.SPAN),
            new Column(width - NAME_WIDTH, INDENT, Column.Overflow.WRAP));
    for (CommandLine command : commands) {
      String[] description = command.getCommandSpec().usageMessage().description();
      table.addRowValues(
          help.colorScheme().commandText(command.getCommandName()),
          help.colorScheme().text(description.length == 0 ? "" : firstSentence(description[0])));
    }
    return help.createHeading("%n@|bold " + title + ":|@%n") + table;
  }

  /** One is enough to choose by. */
  private static String firstSentence(String description) {
    int end = description.indexOf(". ");
    return end < 0 ? description : description.substring(0, end + 1);
  }
}
