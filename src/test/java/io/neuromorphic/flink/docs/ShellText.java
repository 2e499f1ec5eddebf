/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The commands of this project in what a reader would type into a shell. */
public final class ShellText {

  private static final String LAUNCHER = "bin/neuromorphic";

  private static final Pattern WORD =
      Pattern.compile("\\s*(?:(#.*)|([;&|><].*)|((?:'[^']*'|\"[^\"]*\"|[^\\s'\"])+))");

  private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");

  private ShellText() {}

  /**
   * The arguments of each call of the launcher.
   *
   * @param lines of a shell, comments and other commands among them
   */
  public static List<List<String>> launcherCalls(List<String> lines) {
    String text = String.join("\n", lines).replace("\\\n", " ");
    return text.lines()
        .map(ShellText::words)
        .filter(words -> !words.isEmpty() && words.get(0).equals(LAUNCHER))
        .map(words -> words.subList(1, words.size()))
        .collect(Collectors.toList());
  }

  /** Up to a comment, a pipe, or where output goes. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line.replaceFirst("^\\s*(\\$ )?", ""));
    while (word.lookingAt() && word.group(3) != null) {
      words.add(unquoted(word.group(3)));
      word.region(word.end(), word.regionEnd());
    }
    return words;
  }

  private static String unquoted(String word) {
    return QUOTED.matcher(word).replaceAll(part -> Matcher.quoteReplacement(inside(part.group())));
  }

  private static String inside(String quoted) {
    return quoted.substring(1, quoted.length() - 1);
  }
}
