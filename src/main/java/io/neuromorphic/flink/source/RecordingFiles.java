/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;

/** Finds recordings in any file system that Flink knows. Messages of errors name the place. */
public final class RecordingFiles {

  private static final Pattern URI_FORM = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");

  /** Files and folders that a pattern may match: where links lead round, it could be any number. */
  private static final int MOST_MATCHES = 20_000;

  private static final Pattern WILD = Pattern.compile("[*?\\[{]");

  private RecordingFiles() {}

  /** Whether a text is a URI, rather than a path on this machine. */
  public static boolean isUri(String text) {
    return URI_FORM.matcher(text).matches();
  }

  /**
   * The path of a recording.
   *
   * @param name a URI, or a path on this machine
   */
  public static Path path(String name) {
    return new Path(
        isUri(name) ? URI.create(name) : java.nio.file.Path.of(name).toAbsolutePath().toUri());
  }

  /** Length of a file, bytes. */
  public static long bytes(String name) throws IOException {
    Path path = path(name);
    return path.getFileSystem().getFileStatus(path).getLen();
  }

  /**
   * The recordings that a path names: a file, the files of a folder, or those that match a pattern.
   * Files whose names begin with a dot or an underscore are hidden: they are left out unless they
   * are named, or a pattern begins so.
   *
   * @param path whose parts may be patterns: {@code *} and {@code ?} do not cross folders
   * @return names, in order
   * @throws IOException where there is none
   */
  public static List<String> find(Path path) throws IOException {
    FileSystem files = fileSystem(path);
    FileStatus found = status(files, path);
    if (found != null) {
      if (!found.isDir()) {
        return List.of(name(path));
      }
      List<FileStatus> inside = list(files, path, "*");
      refuseMany(inside, path);
      return names(inside, "no files in the folder " + shown(path));
    }
    if (WILD.matcher(path.getPath()).find()) {
      return names(matches(files, path), "no file matches " + shown(path));
    }
    throw new IOException("file not found: " + shown(path));
  }

  private static FileSystem fileSystem(Path path) throws IOException {
    try {
      return path.getFileSystem();
    } catch (UnsupportedFileSystemSchemeException e) {
      throw new IOException("cannot read " + shown(path) + ": " + e.getMessage(), e);
    }
  }

  private static FileStatus status(FileSystem files, Path path) throws IOException {
    try {
      return files.getFileStatus(path);
    } catch (FileNotFoundException e) {
      return null;
    }
  }

  private static List<String> names(List<FileStatus> found, String ifNone) throws IOException {
    List<String> names =
        found.stream()
            .filter(file -> !file.isDir())
            .map(FileStatus::getPath)
            .sorted(Comparator.comparing(Path::getPath))
            .map(RecordingFiles::name)
            .toList();
    if (names.isEmpty()) {
      throw new IOException(ifNone);
    }
    return names;
  }

  /** Expands a pattern folder by folder. */
  private static List<FileStatus> matches(FileSystem files, Path pattern) throws IOException {
    List<Path> folders = List.of(in(pattern, "/"));
    List<FileStatus> found = List.of();
    String[] parts = pattern.getPath().substring(1).split("/");
    for (int i = 0; i < parts.length; i++) {
      found = new ArrayList<>();
      for (Path folder : folders) {
        if (WILD.matcher(parts[i]).find()) {
          found.addAll(list(files, folder, parts[i]));
        } else {
          Path next = in(pattern, folder.getPath().replaceFirst("/?$", "/") + parts[i]);
          FileStatus status = status(files, next);
          found.addAll(status == null ? List.of() : List.of(status));
        }
        refuseMany(found, pattern);
      }
      folders = found.stream().filter(FileStatus::isDir).map(FileStatus::getPath).toList();
    }
    return found;
  }

  private static void refuseMany(List<FileStatus> found, Path pattern) throws IOException {
    if (found.size() > MOST_MATCHES) {
      throw new IOException(
          "more than " + MOST_MATCHES + " files or folders match " + shown(pattern));
    }
  }

  private static Path in(Path sameFileSystem, String path) {
    URI uri = sameFileSystem.toUri();
    return new Path(uri.getScheme(), uri.getAuthority(), path);
  }

  /** Entries of a folder that match. */
  private static List<FileStatus> list(FileSystem files, Path folder, String pattern)
      throws IOException {
    PathMatcher matcher = matcher(pattern);
    return entries(
        files,
        folder,
        name -> {
          boolean hidden = name.startsWith(".") || name.startsWith("_");
          return matcher.matches(java.nio.file.Path.of(name))
              && (!hidden || name.charAt(0) == pattern.charAt(0));
        });
  }

  private static PathMatcher matcher(String pattern) throws IOException {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    } catch (PatternSyntaxException e) {
      throw new IOException("'" + pattern + "' is not a pattern", e);
    }
  }

  /** Those whose name is wanted; of more than there may be, only so many that it is noticed. */
  private static List<FileStatus> entries(FileSystem files, Path folder, Predicate<String> isWanted)
      throws IOException {
    if (!isLocal(folder)) {
      FileStatus[] entries = files.listStatus(folder);
      return entries == null
          ? List.of()
          : Stream.of(entries).filter(entry -> isWanted.test(entry.getPath().getName())).toList();
    }
    // Flink's own listing fails at names with a colon, such as those with a time of day.
    List<FileStatus> entries = new ArrayList<>();
    try (Stream<java.nio.file.Path> paths = Files.list(java.nio.file.Path.of(folder.toUri()))) {
      List<java.nio.file.Path> wanted =
          paths
              .filter(path -> isWanted.test(path.getFileName().toString()))
              .limit(MOST_MATCHES + 1)
              .toList();
      for (java.nio.file.Path path : wanted) {
        FileStatus status = status(files, new Path(path.toUri()));
        entries.addAll(status == null ? List.of() : List.of(status));
      }
    } catch (IOException | RuntimeException e) {
      throw new IOException("cannot list the folder " + shown(folder), e);
    }
    return entries;
  }

  private static boolean isLocal(Path path) {
    return "file".equals(path.toUri().getScheme());
  }

  /** A name is kept in savepoints: a URI with three slashes for a file of this machine. */
  private static String name(Path path) {
    return isLocal(path)
        ? java.nio.file.Path.of(path.getPath()).toUri().toString()
        : path.toUri().toString();
  }

  /** How the name of a recording is shown to people: that of a scene as it is. */
  public static String shown(String name) {
    return isUri(name) ? shown(path(name)) : name;
  }

  private static String shown(Path path) {
    return isLocal(path) ? path.getPath() : path.toString();
  }
}
