/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import io.neuromorphic.flink.job.OperatorUids;
import io.neuromorphic.flink.job.SavepointFinder;
import io.neuromorphic.flink.job.SavepointRefusedException;
import java.io.IOException;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.state.api.OperatorIdentifier;

/**
 * Where a savepoint or checkpoint is, and what it says of the populations' operators.
 *
 * @param uri of its folder or metadata file, for Flink
 * @param populations state of the operators that have any; at least one
 */
record SavepointPlace(String uri, List<OperatorState> populations) {

  /**
   * Finds a savepoint.
   *
   * @param place a folder, the file {@code _metadata} in it, or the URI of either
   * @throws SavepointRefusedException if it is no savepoint
   * @throws IOException if it is of a job without populations
   */
  static SavepointPlace find(String place) throws IOException {
    String pointer = SavepointFinder.pointer(place);
    CheckpointMetadata metadata = SavepointFinder.metadata(pointer);
    List<OperatorState> populations =
        metadata.getOperatorStates().stream().filter(SavepointPlace::isOfPopulations).toList();
    if (populations.isEmpty()) {
      throw new IOException(
          place
              + ": not of a job of ours: none of its "
              + metadata.getOperatorStates().size()
              + " operators has the uid '"
              + OperatorUids.POPULATIONS
              + "'");
    }
    List<OperatorState> kept =
        populations.stream()
            .filter(o -> o.getStates().stream().anyMatch(s -> !s.getManagedKeyedState().isEmpty()))
            .toList();
    if (kept.isEmpty()) {
      throw new IOException(
          place + ": the populations have no state in it; had the job come to its end?");
    }
    return new SavepointPlace(pointer, kept);
  }

  private static boolean isOfPopulations(OperatorState operator) {
    return operator.getOperatorUid().filter(OperatorUids::isOfPopulations).isPresent()
        || operator
            .getOperatorID()
            .equals(OperatorIdentifier.forUid(OperatorUids.POPULATIONS).getOperatorId());
  }
}
