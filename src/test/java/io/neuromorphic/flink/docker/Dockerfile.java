/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.docker;

import io.neuromorphic.flink.architecture.ProjectFiles;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The image's recipe.
 *
 * @param instructions in their order, continued lines as one
 */
record Dockerfile(List<Instruction> instructions) {

  static final String FILE = "docker/Dockerfile";

  /** A word in capitals, and the rest of the line. */
  record Instruction(String name, String text) {

    List<String> words() {
      return List.of(text.split("\\s+"));
    }

    /** Words that are no options. */
    List<String> arguments() {
      return words().stream().filter(word -> !word.startsWith("--")).toList();
    }
  }

  static Dockerfile read() throws IOException {
    List<Instruction> all = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String part : ProjectFiles.read(FILE).lines().toList()) {
      if (part.isBlank() || part.startsWith("#")) {
        continue;
      }
      boolean goesOn = part.endsWith("\\");
      line.append(goesOn ? part.substring(0, part.length() - 1) : part);
      if (!goesOn) {
        String[] nameAndText = line.toString().strip().split("\\s+", 2);
        all.add(new Instruction(nameAndText[0], nameAndText[1].strip()));
        line.setLength(0);
      }
    }
    return new Dockerfile(all);
  }

  /** All of a name. */
  List<Instruction> named(String name) {
    return instructions.stream().filter(i -> i.name().equals(name)).toList();
  }

  /** The only one of a name. */
  Instruction only(String name) {
    List<Instruction> all = named(name);
    if (all.size() != 1) {
      throw new AssertionError("not one " + name + ": " + all);
    }
    return all.get(0);
  }

  /** Whether the build's context has a file, by the ignore file: what matches last counts. */
  static boolean isInContext(String path) throws IOException {
    boolean ignored = false;
    for (String line : ProjectFiles.read(FILE + ".dockerignore").lines().toList()) {
      String pattern = line.startsWith("!") ? line.substring(1) : line;
      if (!pattern.isBlank() && matches(pattern, Path.of(path))) {
        ignored = !line.startsWith("!");
      }
    }
    return !ignored;
  }

  /** A pattern matches a file also where it matches a folder above it. */
  private static boolean matches(String pattern, Path path) {
    var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    return Stream.iterate(path, p -> p != null, Path::getParent).anyMatch(matcher::matches);
  }
}
