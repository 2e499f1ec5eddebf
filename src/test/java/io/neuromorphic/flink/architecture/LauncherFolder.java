/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.architecture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A project folder with the real launcher, and with a JDK and a Maven that only note how they were
 * called. The Maven makes the jars, as soon as a file {@code go} is there.
 */
final class LauncherFolder {

  private static final List<String> TOOLS =
      List.of(
          "bash",
          "env",
          "find",
          "dirname",
          "basename",
          "readlink",
          "sed",
          "head",
          "ls",
          "ln",
          "rm",
          "mv",
          "mkdir",
          "sleep",
          "cat");

  private static final String MAVEN =
      """
      #!/bin/bash
      echo "$*" >> mvn.calls
      for i in $(seq 1 400); do [ ! -e go ] || break; sleep 0.05; done
      echo "progress on standard output"
      [ ! -e broken ] || exit 1
      mkdir -p target/lib
      echo x > target/lib/a.jar
      case $* in
        *-Pquick*) echo x > target/flink-neuromorphic-9.8.jar ;;
        *-Pbench*) echo /a.jar:/b.jar > target/bench-classpath ;;
      esac
      """;

  final Path root;
  final Path jdk;
  private final Path tools;

  LauncherFolder(Path parent) throws IOException {
    root = Files.createDirectories(parent.resolve("a project"));
    jdk = parent.resolve("a jdk");
    tools = Files.createDirectories(parent.resolve("tools"));
    Files.createDirectories(root.resolve("src/main"));
    Files.createDirectories(root.resolve("bin"));
    Files.copy(ProjectFiles.ROOT.resolve("bin/neuromorphic"), root.resolve("bin/neuromorphic"));
    Files.writeString(root.resolve("pom.xml"), "<project>\n  <version>9.8</version>\n</project>\n");
    Files.createFile(root.resolve("go"));
    jdk("17.0.1");
    for (String tool : TOOLS) {
      Files.createSymbolicLink(tools.resolve(tool), which(tool));
    }
    Files.createSymbolicLink(tools.resolve("seq"), which("seq"));
    script(tools.resolve("mvn"), MAVEN);
  }

  /** A JDK that prints its arguments, one a line. */
  void jdk(String version) throws IOException {
    script(jdk.resolve("bin/java"), "#!/bin/bash\nprintf '%s\\n' \"$@\"\n");
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
  }

  void removeMaven() throws IOException {
    Files.delete(tools.resolve("mvn"));
  }

  /** Makes a file look younger than all that is built. */
  void touch(String path) throws IOException {
    Path file = root.resolve(path);
    if (Files.notExists(file)) {
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
  }

  /** How often Maven was called, and with what. */
  List<String> mavenCalls() throws IOException {
    Path calls = root.resolve("mvn.calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  /** Starts the launcher. */
  Process start(Path launcher, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(tools.toFile());
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", tools.toString(), "JAVA_HOME", jdk.toString()));
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Runs the launcher to its end. */
  Outcome run(String... arguments) throws Exception {
    return Outcome.of(start(root.resolve("bin/neuromorphic"), Map.of(), arguments));
  }

  /**
   * What a run left.
   *
   * @param status of exit
   * @param out lines of standard output
   * @param err all of standard error
   */
  record Outcome(int status, List<String> out, String err) {

    static Outcome of(Process process) throws Exception {
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), out.lines().toList(), err);
    }
  }

  private static void script(Path path, String text) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path which(String tool) {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      Path path = Path.of(folder, tool);
      if (Files.isExecutable(path)) {
        return path;
      }
    }
    throw new IllegalStateException("no " + tool + " on the PATH");
  }
}
