/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import java.util.Collection;

/** Errors about unknown names: they list what is known and suggest the nearest. */
final class Names {

  private Names() {}

  static String unknown(String kind, String name, Collection<String> known) {
    String nearest = "";
    int least = Math.max(2, name.length() / 3) + 1;
    for (String candidate : known) {
      int distance = distance(name, candidate);
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    return "unknown "
        + kind
        + " '"
        + name
        + "'"
        + (nearest.isEmpty() ? "" : ", did you mean '" + nearest + "'?")
        + (nearest.isEmpty() ? ": expected one of " : " Expected one of ")
        + String.join(", ", known);
  }

  /** Levenshtein's edit distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
