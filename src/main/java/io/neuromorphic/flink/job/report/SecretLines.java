/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.report;

import io.neuromorphic.flink.job.secret.SecretNames;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leaves out of a text what is named like a secret. A job file with secrets is refused, but for
 * those that something else would read: a comment, or a user in an address. So it rather leaves out
 * too much: the rest of a line, and the lines below that may belong to it.
 */
final class SecretLines {

  private static final String LEFT_OUT = "...";

  /** A name and what stands between it and its value. No character is looked at twice. */
  private static final Pattern NAME =
      Pattern.compile("(?<![\\w.-])([\\w.-]++)[\"']?+[ \\t]*+[:=][ \\t]*+");

  /** A reference is no secret, where nothing is attached to it. */
  private static final Pattern REFERENCE =
      Pattern.compile("([\"']?+)\\$\\{[^}]*+\\}\\1(?=[\\s,;}\\]\"']|$)");

  private static final Pattern KEY_BEGIN = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY");
  private static final Pattern KEY_END = Pattern.compile("-----END ");

  /** Values that go on below, where indentation does not tell it: empty, a block, an open quote. */
  private static final Pattern GOES_ON =
      Pattern.compile("[|>][-+0-9]*+[ \\t]*+(#.*+)?+|\"[^\"]*+|'[^']*+|");

  private final List<String> shown = new ArrayList<>();

  /** Lines that are indented more belong to the secret; beyond any where there is none. */
  private int indent = Integer.MAX_VALUE;

  private boolean inComment;
  private boolean inKey;

  private SecretLines() {}

  /** The text without them. */
  static String masked(String text) {
    SecretLines lines = new SecretLines();
    for (String line : text.split("\n", -1)) {
      lines.add(line);
    }
    return String.join("\n", lines.shown);
  }

  private void add(String line) {
    if (inKey) {
      inKey = !KEY_END.matcher(line).find();
      return;
    }
    String content = line.strip();
    if (belongsToSecret(line, content)) {
      return;
    }
    if (!content.isEmpty()) {
      indent = Integer.MAX_VALUE;
      inComment = false;
    }
    if (KEY_BEGIN.matcher(line).find()) {
      inKey = !KEY_END.matcher(line).find();
      shown.add(LEFT_OUT);
      return;
    }
    shown.add(withoutUsers(withoutNamed(line)));
  }

  private boolean belongsToSecret(String line, String content) {
    if (content.isEmpty()) {
      return false;
    }
    boolean listItem = content.startsWith("- ") && indentOf(line) == indent;
    return indentOf(line) > indent || listItem || (inComment && content.startsWith("#"));
  }

  private static int indentOf(String line) {
    return line.length() - line.stripLeading().length();
  }

  private String withoutNamed(String line) {
    Matcher name = NAME.matcher(line);
    Matcher reference = REFERENCE.matcher(line);
    while (name.find()) {
      if (!SecretNames.namesSecret(name.group(1))) {
        continue;
      }
      reference.region(name.end(), line.length());
      if (reference.lookingAt()) {
        continue;
      }
      String value = line.substring(name.end()).stripTrailing();
      boolean comment = line.lastIndexOf('#', name.start()) >= 0;
      inComment = comment && GOES_ON.matcher(value).matches();
      indent = comment ? Integer.MAX_VALUE : indentOf(line);
      // Nothing may follow, such as in an open map.
      boolean mayNestMap = value.isEmpty() && !comment;
      return line.substring(0, name.end()) + (mayNestMap ? " " : "") + LEFT_OUT;
    }
    return line;
  }

  private static String withoutUsers(String line) {
    int slashes = line.indexOf("://");
    if (slashes < 0) {
      return line;
    }
    StringBuilder shown = new StringBuilder();
    int from = 0;
    while (slashes >= 0) {
      int host = slashes + 3;
      int end = host;
      int at = -1;
      for (; end < line.length() && !Character.isWhitespace(line.charAt(end)); end++) {
        at = line.charAt(end) == '@' ? end : at;
      }
      if (at >= 0) {
        shown.append(line, from, host).append(LEFT_OUT);
        from = at;
      }
      slashes = line.indexOf("://", end);
    }
    return shown.append(line, from, line.length()).toString();
  }
}
