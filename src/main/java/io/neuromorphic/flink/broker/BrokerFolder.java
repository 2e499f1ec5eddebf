/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Properties;

/**
 * The private folder of one embedded broker.
 *
 * @param path readable by its owner only
 */
record BrokerFolder(Path path) {

  private static final int TAIL_LINES = 20;

  /** Level, pattern and file of what the broker writes about itself. */
  private static final String LOGGING =
      """
      status = error
      appender.file.type = File
      appender.file.name = file
      appender.file.fileName = %s
      appender.file.layout.type = PatternLayout
      appender.file.layout.pattern = %%d{HH:mm:ss.SSS} %%p %%c{1}: %%m%%n
      rootLogger.level = warn
      rootLogger.appenderRef.file.ref = file
      """;

  /** Makes one; the default permissions of a temporary folder are those of its owner alone. */
  static BrokerFolder create(Path parent) throws IOException {
    Path path = Files.createTempDirectory(Files.createDirectories(parent), "neuromorphic-broker-");
    BrokerFolder folder = new BrokerFolder(path.toAbsolutePath());
    folder.writeLogging();
    return folder;
  }

  /** Takes a folder that its owner chose. */
  static BrokerFolder at(Path path) throws IOException {
    BrokerFolder folder = new BrokerFolder(Files.createDirectories(path).toAbsolutePath());
    folder.writeLogging();
    return folder;
  }

  private void writeLogging() throws IOException {
    String log = log().toString().replace("\\", "\\\\");
    Files.writeString(logging(), LOGGING.formatted(log), StandardCharsets.UTF_8);
  }

  Path log() {
    return path.resolve("broker.log");
  }

  Path logging() {
    return path.resolve("log4j2.properties");
  }

  Path data() {
    return path.resolve("data");
  }

  Path settings() {
    return path.resolve("server.properties");
  }

  void writeSettings(Properties properties) throws IOException {
    try (OutputStream out = Files.newOutputStream(settings())) {
      properties.store(out, null);
    }
  }

  /** The last lines of the broker's log, or a word that there are none. */
  String logTail() {
    try {
      List<String> lines = Files.readAllLines(log(), StandardCharsets.UTF_8);
      if (lines.isEmpty()) {
        return "its log is empty";
      }
      int from = Math.max(0, lines.size() - TAIL_LINES);
      return "the end of its log:\n" + String.join("\n", lines.subList(from, lines.size()));
    } catch (IOException e) {
      return "it left no log";
    }
  }

  /** Whether the broker's log tells of such an exception. */
  boolean logNames(Class<? extends Exception> exception) throws IOException {
    return Files.exists(log())
        && Files.readString(log(), StandardCharsets.UTF_8).contains(exception.getName());
  }

  /** Removes the broker's data and log, for another start in the same folder. */
  void clear() throws IOException {
    deleteTree(data());
    Files.deleteIfExists(log());
  }

  /** Removes the folder and all in it. */
  void delete() throws IOException {
    deleteTree(path);
  }

  private static void deleteTree(Path root) throws IOException {
    if (Files.notExists(root)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
