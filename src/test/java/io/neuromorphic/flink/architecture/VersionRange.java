/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.architecture;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Versions between two, as Maven writes them: {@code [1.3,1.26.0)}; an end that is missing is open.
 */
record VersionRange(String from, boolean withFrom, String to, boolean withTo) {

  private static final Pattern FORM = Pattern.compile("([\\[(])([^,]*),([^\\])]*)([\\])])");

  static VersionRange of(String text) {
    Matcher range = FORM.matcher(text.strip());
    if (!range.matches()) {
      throw new IllegalArgumentException("not a range of versions: " + text);
    }
    return new VersionRange(
        range.group(2), range.group(1).equals("["), range.group(3), range.group(4).equals("]"));
  }

  boolean contains(String version) {
    int fromHere = from.isEmpty() ? 1 : compare(version, from);
    int toHere = to.isEmpty() ? -1 : compare(version, to);
    return (fromHere > 0 || (fromHere == 0 && withFrom)) && (toHere < 0 || (toHere == 0 && withTo));
  }

  /** Number by number, as far as both have some; what is no number is the end. */
  static int compare(String one, String other) {
    String[] ones = one.split("[.-]");
    String[] others = other.split("[.-]");
    for (int i = 0; i < Math.max(ones.length, others.length); i++) {
      int order = Long.compare(number(ones, i), number(others, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static long number(String[] parts, int i) {
    for (int k = 0; k <= i; k++) {
      if (k >= parts.length || !parts[k].matches("\\d{1,18}")) {
        return 0;
      }
    }
    return Long.parseLong(parts[i]);
  }
}
