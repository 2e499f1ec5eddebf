/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.source.RecordingFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Finds the files that a value names. Refusals are the messages of the exceptions. */
final class Locations {

  private Locations() {}

  /**
   * The absolute path of a value.
   *
   * @param base folder of relative paths
   */
  static Path path(String text, Path base) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("expected a path, found ''");
    }
    try {
      Path path = RecordingFiles.isUri(text) ? Path.of(URI.create(text)) : Path.of(text);
      return base.resolve(path).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(Quoted.of(text) + " is not a path", e);
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      throw new IllegalArgumentException(
          Quoted.of(text) + " is not a path or a URI of the form file:///...", e);
    }
  }

  /**
   * The URI of a folder on any file system that Flink may know.
   *
   * @param base folder of relative paths
   */
  static URI folder(String text, Path base) {
    if (RecordingFiles.isUri(text) && !text.startsWith("file:")) {
      return uri(text);
    }
    Path path = path(text, base);
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new IllegalArgumentException("not a folder: " + path);
    }
    return path.toUri();
  }

  /**
   * One file on any file system that Flink may know; where it is this machine's, it exists and can
   * be read.
   *
   * @param base folder of relative paths
   */
  static URI anyFile(String text, Path base) {
    return RecordingFiles.isUri(text) && !text.startsWith("file:") ? uri(text) : file(text, base);
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(Quoted.of(text) + " is not a URI", e);
    }
  }

  /** One existing, readable file. */
  static URI file(String text, Path base) {
    return readable(path(text, base));
  }

  /**
   * The files of a recording in any file system that Flink may know: a file, those of a folder, or
   * those that match a pattern.
   *
   * @param base folder of relative paths
   */
  static List<URI> recording(String text, Path base) {
    try {
      List<URI> files =
          RecordingFiles.find(flinkPath(text, base)).stream().map(URI::create).toList();
      files.stream().filter(file -> "file".equals(file.getScheme())).forEach(Locations::readable);
      return files;
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static org.apache.flink.core.fs.Path flinkPath(String text, Path base) {
    if (RecordingFiles.isUri(text) && !text.startsWith("file:")) {
      try {
        return new org.apache.flink.core.fs.Path(text);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(Quoted.of(text) + " is not a URI", e);
      }
    }
    return new org.apache.flink.core.fs.Path("file", null, path(text, base).toString());
  }

  private static void readable(URI file) {
    readable(Path.of(file));
  }

  private static URI readable(Path file) {
    if (!Files.exists(file)) {
      throw new IllegalArgumentException("file not found: " + file);
    }
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("not a regular file: " + file);
    }
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException("no permission to read: " + file);
    }
    return file.toUri();
  }
}
