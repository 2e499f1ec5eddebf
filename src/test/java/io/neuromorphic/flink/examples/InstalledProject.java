/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.examples;

import io.neuromorphic.flink.architecture.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The project as somebody else's build finds it: in a repository of its own. Everything else comes
 * from the local repository of the build that runs, which is only read; nothing is downloaded.
 */
final class InstalledProject {

  private static final int MINUTES = 5;

  private final Path folder;

  /** Into an empty folder. */
  InstalledProject(Path folder) throws IOException {
    this.folder = folder;
    if (Files.exists(folder)) {
      try (Stream<Path> old = Files.walk(folder)) {
        for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    String version = ProjectFiles.version();
    String name = "flink-neuromorphic-" + version;
    Path place = folder.resolve("installed/io/neuromorphic/flink-neuromorphic/" + version);
    Files.createDirectories(place);
    Files.copy(ProjectFiles.ROOT.resolve("pom.xml"), place.resolve(name + ".pom"));
    Path target = ProjectFiles.ROOT.resolve("target");
    for (String jar : List.of(name + ".jar", name + "-tests.jar")) {
      Files.copy(target.resolve(jar), place.resolve(jar));
    }
    Files.writeString(
        settings(),
        """
        <settings>
          <localRepository>LOCAL</localRepository>
          <mirrors>
            <mirror><id>known</id><mirrorOf>*,!installed</mirrorOf><url>KNOWN</url></mirror>
          </mirrors>
          <profiles>
            <profile>
              <id>installed</id>
              <repositories>
                <repository><id>installed</id><url>INSTALLED</url></repository>
              </repositories>
            </profile>
          </profiles>
          <activeProfiles><activeProfile>installed</activeProfile></activeProfiles>
        </settings>
        """
            .replace("LOCAL", folder.resolve("local").toString())
            .replace("KNOWN", known().toUri().toString())
            .replace("INSTALLED", folder.resolve("installed").toUri().toString()));
  }

  private Path settings() {
    return folder.resolve("maven.xml");
  }

  /** Surefire and Failsafe tell where it is. */
  private static Path known() {
    return Path.of(
        System.getProperty("localRepository", System.getProperty("user.home") + "/.m2/repository"));
  }

  private static String maven() {
    String home = System.getProperty("maven.home", "");
    return home.isEmpty() ? "mvn" : Path.of(home, "bin", "mvn").toString();
  }

  /** A copy of a folder of the project, without what was built there. */
  Path copyOf(String name) throws IOException {
    Path from = ProjectFiles.ROOT.resolve(name);
    Path to = folder.resolve(name);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(f -> !f.startsWith(from.resolve("target"))).toList()) {
        Files.createDirectories(to.resolve(from.relativize(file)).getParent());
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
    return to;
  }

  /** Runs Maven for a project; throws with what it says where it fails. */
  void maven(Path project, String... goals) throws Exception {
    String settings = settings().toString();
    List<String> command =
        Stream.concat(Stream.of(maven(), "-B", "-s", settings, "-gs", settings), Stream.of(goals))
            .toList();
    run(project, command);
  }

  /** Runs a command in a folder; returns what it says, and throws it where it fails. */
  static String run(Path folder, List<String> command) throws Exception {
    Path log = Files.createTempFile(folder, "output", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
      String said = Files.readString(log);
      if (!ended || process.exitValue() != 0) {
        throw new AssertionError(String.join(" ", command) + (ended ? "" : " hangs") + "\n" + said);
      }
      return said;
    } finally {
      process.destroyForcibly();
    }
  }
}
