/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project's own files, as tests about the project see them. */
public final class ProjectFiles {

  /** Folder of {@code pom.xml}. */
  public static final Path ROOT = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

  private static final Set<String> NOT_OURS = Set.of(".git", ".idea", ".vscode", "target");

  private ProjectFiles() {}

  /** All files that are not built, downloaded, or an editor's own. */
  public static List<Path> all() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> isOurs(ROOT.relativize(file)))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  private static boolean isOurs(Path file) {
    for (Path name : file) {
      if (NOT_OURS.contains(name.toString())) {
        return false;
      }
    }
    return true;
  }

  public static String read(String path) throws IOException {
    return Files.readString(ROOT.resolve(path));
  }

  /** The first group of the first match in {@code pom.xml}. */
  public static String inPom(String regex) throws IOException {
    Matcher matcher = Pattern.compile(regex).matcher(read("pom.xml"));
    if (!matcher.find()) {
      throw new IllegalStateException("no " + regex + " in pom.xml");
    }
    return matcher.group(1);
  }

  public static String version() throws IOException {
    return inPom("<version>(.*)</version>");
  }

  /** Path of the job jar, relative to the root. */
  public static String jobJar() throws IOException {
    return "target/flink-neuromorphic-"
        + version()
        + "-"
        + inPom("<shadedClassifierName>(.*)</shadedClassifierName>")
        + ".jar";
  }
}
