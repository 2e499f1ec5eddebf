/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.latency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The options that {@code bin/neuromorphic} gives the JVM, read from the script itself. */
final class LauncherOptions {

  private static final String BEGIN = "options=(";
  private static final String END = ")";

  private LauncherOptions() {}

  /**
   * The options, for the JDK that runs this.
   *
   * @param root folder of the project
   */
  static List<String> read(Path root) throws IOException {
    List<String> options = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(root.resolve("bin/neuromorphic"))) {
      String text = line.strip();
      if (inside && text.equals(END)) {
        break;
      }
      if (inside) {
        options.add(text.replace("\"", "").replace("$bin", root.resolve("bin").toString()));
      }
      inside |= text.equals(BEGIN);
    }
    if (options.isEmpty()) {
      throw new IOException("no line '" + BEGIN + "' in bin/neuromorphic");
    }
    options.add("-XX:MaxRAMPercentage=40");
    int version = Runtime.version().feature();
    if (version >= 22) {
      options.add("--enable-native-access=ALL-UNNAMED");
    }
    if (version >= 23) {
      options.add("--sun-misc-unsafe-memory-access=allow");
    }
    return options;
  }
}
