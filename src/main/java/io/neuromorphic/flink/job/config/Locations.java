/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Finds the files that a value names. Refusals are the messages of the exceptions. */
final class Locations {

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");
  private static final Pattern WILD = Pattern.compile("[*?\\[{]");

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
      Path path = SCHEME.matcher(text).matches() ? Path.of(URI.create(text)) : Path.of(text);
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
    if (SCHEME.matcher(text).matches() && !text.startsWith("file:")) {
      try {
        return URI.create(text);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(Quoted.of(text) + " is not a URI", e);
      }
    }
    Path path = path(text, base);
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new IllegalArgumentException("not a folder: " + path);
    }
    return path.toUri();
  }

  /** One existing, readable file. */
  static URI file(String text, Path base) {
    return readable(path(text, base));
  }

  /** The files of a recording: a file, those of a folder, or those that match a pattern. */
  static List<URI> recording(String text, Path base) {
    Path path = path(text, base);
    if (Files.isDirectory(path)) {
      return readableFiles(visibleFiles(path), "no files in the folder " + path);
    }
    if (!Files.exists(path) && WILD.matcher(text).find()) {
      return readableFiles(matches(path), "no file matches " + path);
    }
    return List.of(readable(path));
  }

  private static List<URI> readableFiles(List<Path> files, String ifNone) {
    if (files.isEmpty()) {
      throw new IllegalArgumentException(ifNone);
    }
    return files.stream().sorted().map(Locations::readable).toList();
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

  private static List<Path> visibleFiles(Path folder) {
    return list(folder, "*").stream().filter(Files::isRegularFile).toList();
  }

  /** Expands a pattern folder by folder; {@code *} does not cross folders. */
  private static List<Path> matches(Path pattern) {
    List<Path> found = List.of(pattern.getRoot());
    for (Path part : pattern) {
      String name = part.toString();
      List<Path> next = new ArrayList<>();
      for (Path folder : found) {
        if (!WILD.matcher(name).find()) {
          next.add(folder.resolve(name));
        } else if (Files.isDirectory(folder)) {
          next.addAll(list(folder, name));
        }
      }
      found = next;
    }
    return found.stream().filter(Files::isRegularFile).toList();
  }

  /** Entries that match, without hidden ones unless the pattern asks for them. */
  private static List<Path> list(Path folder, String glob) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, glob)) {
      for (Path entry : stream) {
        if (glob.startsWith(".") || !entry.getFileName().toString().startsWith(".")) {
          entries.add(entry);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw new IllegalArgumentException("cannot list the folder " + folder, e);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(Quoted.of(glob) + " is not a pattern", e);
    }
    return entries;
  }
}
