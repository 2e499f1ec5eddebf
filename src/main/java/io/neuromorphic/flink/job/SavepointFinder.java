/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.CompletedCheckpointStorageLocation;
import org.apache.flink.runtime.state.filesystem.AbstractFsCheckpointStorageAccess;

/** Finds a savepoint or a retained checkpoint: its folder, the file in it, or a URI of either. */
public final class SavepointFinder {

  private static final String METADATA = "_metadata";
  private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");

  private SavepointFinder() {}

  /**
   * The path in the form that Flink takes.
   *
   * @throws SavepointRefusedException if it is no path
   */
  public static String pointer(String path) {
    if (URI.matcher(path).matches()) {
      return path;
    }
    if (path.isBlank()) {
      throw new SavepointRefusedException("expected the path of a savepoint or checkpoint");
    }
    try {
      return "file://" + Path.of(path).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new SavepointRefusedException("'" + path + "' is no path of a savepoint", e);
    }
  }

  /**
   * What a savepoint says of itself.
   *
   * @param pointer its path, in the form that Flink takes
   * @throws SavepointRefusedException if there is none, or it cannot be read
   */
  public static CheckpointMetadata metadata(String pointer) {
    try {
      CompletedCheckpointStorageLocation location =
          AbstractFsCheckpointStorageAccess.resolveCheckpointPointer(pointer);
      try (InputStream in = location.getMetadataHandle().openInputStream();
          DataInputStream data = new DataInputStream(in)) {
        return Checkpoints.loadCheckpointMetadata(
            data, SavepointFinder.class.getClassLoader(), location.getExternalPointer());
      }
    } catch (IOException | RuntimeException e) {
      throw new SavepointRefusedException(
          plain(pointer) + " is no savepoint and no checkpoint: " + why(pointer, e), e);
    }
  }

  /** A local path as people write it; others as they are. */
  static String plain(String pointer) {
    return pointer.replaceFirst("^file:(//)?(?=/)", "");
  }

  private static String why(String pointer, Exception e) {
    if (pointer.startsWith("file:")) {
      Path local = Path.of(plain(pointer));
      if (Files.notExists(local)) {
        return "it does not exist";
      }
      if (Files.isDirectory(local) && Files.notExists(local.resolve(METADATA))) {
        return "it holds no " + METADATA + newestIn(local).map(n -> "; " + n + " does").orElse("");
      }
      return "its " + METADATA + " cannot be read as one of Flink's";
    }
    return e.getMessage();
  }

  private static Optional<Path> newestIn(Path folder) {
    try (Stream<Path> inside = Files.walk(folder, 2)) {
      return inside
          .filter(file -> file.endsWith(METADATA))
          .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
          .map(Path::getParent);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
