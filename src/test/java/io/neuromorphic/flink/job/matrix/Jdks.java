/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds JDKs of this machine. */
final class Jdks {

  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");
  private static final List<String> WANTED = List.of("17", "25");
  private static final List<String> FOLDERS =
      List.of(
          "/usr/lib/jvm",
          "/opt",
          "/Library/Java/JavaVirtualMachines",
          System.getProperty("user.home") + "/.sdkman/candidates/java",
          System.getProperty("user.home") + "/.jdks");

  private Jdks() {}

  /** Homes by feature version: that of this JVM first, then those wanted that are there. */
  static Map<String, Path> find() throws IOException {
    Map<String, Path> found = new LinkedHashMap<>();
    found.put(
        Integer.toString(Runtime.version().feature()), Path.of(System.getProperty("java.home")));
    for (String version : WANTED) {
      for (Path home : candidates(version)) {
        if (version(home).filter(version::equals).isPresent()) {
          found.putIfAbsent(version, home);
        }
      }
      if (!found.containsKey(version)) {
        System.err.println(
            "SKIPPED: no JDK %s; looked at -Djava%s.home, JAVA%s_HOME and in %s"
                .formatted(version, version, version, FOLDERS));
      }
    }
    return found;
  }

  private static List<Path> candidates(String version) throws IOException {
    List<Path> candidates = new ArrayList<>();
    Optional.ofNullable(System.getProperty("java" + version + ".home"))
        .ifPresent(home -> candidates.add(Path.of(home)));
    Optional.ofNullable(System.getenv("JAVA" + version + "_HOME"))
        .ifPresent(home -> candidates.add(Path.of(home)));
    for (String folder : FOLDERS) {
      if (Files.isDirectory(Path.of(folder))) {
        try (Stream<Path> homes = Files.list(Path.of(folder))) {
          homes.sorted().forEach(home -> candidates.addAll(homesIn(home)));
        }
      }
    }
    return candidates;
  }

  private static List<Path> homesIn(Path folder) {
    return List.of(folder, folder.resolve("Contents/Home"));
  }

  /** The feature version of the JDK that lives here, if one does. */
  private static Optional<String> version(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin/java")) || !Files.isReadable(release)) {
      return Optional.empty();
    }
    Matcher version = VERSION.matcher(Files.readString(release));
    return version.find() ? Optional.of(version.group(1)) : Optional.empty();
  }
}
