/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The libraries that the build uses, test libraries too, as its report of licences lists them. */
final class Libraries {

  private static final Pattern COORDINATES =
      Pattern.compile(" \\(([\\w.-]+:[\\w.-]+):([\\w.-]+) - [^()]*\\)$");

  private Libraries() {}

  /**
   * A library.
   *
   * @param name {@code group:artifact}
   * @param licences any of which it may be used under
   */
  record Library(String name, String version, List<String> licences) {}

  /** All of the last build. */
  static List<Library> all() throws IOException {
    List<Library> libraries = new ArrayList<>();
    Path report = ProjectFiles.ROOT.resolve("target/licences.txt");
    for (String line : Files.readAllLines(report)) {
      if (line.startsWith("     (")) {
        libraries.add(library(line.strip()));
      }
    }
    return libraries;
  }

  private static Library library(String line) {
    Matcher coordinates = COORDINATES.matcher(line);
    if (!coordinates.find()) {
      throw new AssertionError("no coordinates at the end of " + line);
    }
    List<String> licences = new ArrayList<>();
    int at = 0;
    while (line.charAt(at) == '(') {
      int end = closing(line, at);
      licences.add(line.substring(at + 1, end));
      at = end + 2;
    }
    return new Library(coordinates.group(1), coordinates.group(2), licences);
  }

  private static int closing(String line, int open) {
    int depth = 0;
    for (int i = open; ; i++) {
      char c = line.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
  }
}
