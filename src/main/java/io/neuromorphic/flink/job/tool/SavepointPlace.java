/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import io.neuromorphic.flink.job.OperatorUids;
import io.neuromorphic.flink.job.SavepointFinder;
import io.neuromorphic.flink.job.SavepointRefusedException;
import java.io.IOException;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.state.api.OperatorIdentifier;

/**
 * Where a savepoint or checkpoint is, and what it says of the populations' operator.
 *
 * @param uri of its folder or metadata file, for Flink
 * @param populations state of the operator
 */
record SavepointPlace(String uri, OperatorState populations) {

  static final OperatorIdentifier POPULATIONS = OperatorIdentifier.forUid(OperatorUids.POPULATIONS);

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
    for (OperatorState operator : metadata.getOperatorStates()) {
      if (operator.getOperatorID().equals(POPULATIONS.getOperatorId())) {
        if (operator.getStates().stream().allMatch(s -> s.getManagedKeyedState().isEmpty())) {
          throw new IOException(
              place + ": the populations have no state in it; had the job come to its end?");
        }
        return new SavepointPlace(pointer, operator);
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
}
