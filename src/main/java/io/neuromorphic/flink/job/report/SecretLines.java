/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.report;

import io.neuromorphic.flink.job.secret.SecretNames;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leaves out of a text what is named like a secret. A job file with secrets is refused, but for
 * those that something else would read: a comment, or a user in an address.
 */
final class SecretLines {

  /** A name, and its value: up to where a list or the line ends. A reference is none. */
  private static final Pattern NAMED =
      Pattern.compile(
          "([\\w.-]+)([\"']?[ \\t]*[:=][ \\t]*)(?![\"']?\\$\\{)([^\\s,{}\\[][^,}\\n]*)");

  private static final Pattern USER = Pattern.compile("(://[^/\\s:@]+:)[^/\\s@]+@");

  private SecretLines() {}

  /** The text without them. */
  static String masked(String text) {
    Matcher named = NAMED.matcher(text);
    StringBuilder masked = new StringBuilder();
    while (named.find()) {
      boolean secret = SecretNames.soundsSecret(named.group(1));
      // Within the value of a harmless name, there may be a secret one.
      String value = secret ? "..." : masked(named.group(3));
      named.appendReplacement(
          masked, Matcher.quoteReplacement(named.group(1) + named.group(2) + value));
    }
    named.appendTail(masked);
    return USER.matcher(masked).replaceAll("$1...@");
  }
}
