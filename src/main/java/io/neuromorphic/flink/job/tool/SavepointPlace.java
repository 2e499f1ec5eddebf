/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import io.neuromorphic.flink.job.OperatorUids;
import java.io.DataInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.CompletedCheckpointStorageLocation;
import org.apache.flink.runtime.state.filesystem.AbstractFsCheckpointStorageAccess;
import org.apache.flink.state.api.OperatorIdentifier;

/**
 * Where a savepoint or checkpoint is, and what it says of the populations' operator.
 *
 * @param uri of its folder or metadata file, for Flink
 * @param populations state of the operator
 */
record SavepointPlace(String uri, OperatorState populations) {

  static final OperatorIdentifier POPULATIONS = OperatorIdentifier.forUid(OperatorUids.POPULATIONS);

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");
  private static final String METADATA = "_metadata";

  /**
   * Finds a savepoint.
   *
   * @param place a folder, the file {@code _metadata} in it, or the URI of either
   * @throws UsageException if there is nothing
   * @throws IOException if it is no savepoint, or of a job without populations
   */
  static SavepointPlace find(String place) throws IOException {
    String uri = uri(place);
    CheckpointMetadata metadata = metadata(place, uri);
    for (OperatorState operator : metadata.getOperatorStates()) {
      if (operator.getOperatorID().equals(POPULATIONS.getOperatorId())) {
        if (operator.getStates().stream().allMatch(s -> s.getManagedKeyedState().isEmpty())) {
          throw new IOException(
              place + ": the populations have no state in it; had the job come to its end?");
        }
        return new SavepointPlace(uri, operator);
      }
    }
    throw new IOException(
        place
            + ": not of a job of ours: none of its "
            + metadata.getOperatorStates().size()
            + " operators has the uid '"
            + OperatorUids.POPULATIONS
            + "'");
  }

  private static String uri(String place) {
    if (place.isEmpty()) {
      throw new UsageException("expected the folder of a savepoint or checkpoint, found ''");
    }
    if (SCHEME.matcher(place).matches()) {
      return place;
    }
    try {
      Path path = Path.of(place);
      if (!Files.exists(path)) {
        throw new UsageException("no such file or folder: " + place);
      }
      return path.toAbsolutePath().normalize().toUri().toString();
    } catch (InvalidPathException e) {
      throw new UsageException("not a path: " + place, e);
    }
  }

  private static CheckpointMetadata metadata(String place, String uri) throws IOException {
    CompletedCheckpointStorageLocation location;
    try {
      location = AbstractFsCheckpointStorageAccess.resolveCheckpointPointer(uri);
    } catch (FileNotFoundException e) {
      if (!uri.startsWith("file:") || !Files.exists(Path.of(URI.create(uri)))) {
        throw new UsageException("no such file or folder: " + place, e);
      }
      throw new IOException(
          place + ": no savepoint or checkpoint: there is no file " + METADATA + " in it", e);
    }
    try (DataInputStream stream =
        new DataInputStream(location.getMetadataHandle().openInputStream())) {
      return Checkpoints.loadCheckpointMetadata(stream, SavepointPlace.class.getClassLoader(), uri);
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      throw new IOException(place + ": no savepoint or checkpoint that Flink can read", e);
    }
  }
}
