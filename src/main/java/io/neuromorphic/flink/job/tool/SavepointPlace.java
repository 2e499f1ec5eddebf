/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import io.neuromorphic.flink.job.OperatorUids;
import io.neuromorphic.flink.job.SavepointFinder;
import io.neuromorphic.flink.job.SavepointRefusedException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
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
   * @param uidPrefix of a program's neurons, empty for a job's; needed where there are several
   * @throws SavepointRefusedException if it is no savepoint
   * @throws UsageException if there are other neurons than asked for, or several
   * @throws IOException if it is of a job without populations
   */
  static SavepointPlace find(String place, Optional<String> uidPrefix) throws IOException {
    String pointer = SavepointFinder.pointer(place);
    CheckpointMetadata metadata = SavepointFinder.metadata(pointer);
    String prefix = prefix(place, metadata, uidPrefix);
    List<OperatorState> populations =
        metadata.getOperatorStates().stream().filter(o -> isOfPopulations(o, prefix)).toList();
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

  /** What the uids of the neurons begin with; empty where there is no choice. */
  private static String prefix(
      String place, CheckpointMetadata metadata, Optional<String> uidPrefix) {
    SortedSet<String> found =
        OperatorUids.prefixes(
            metadata.getOperatorStates().stream()
                .flatMap(operator -> operator.getOperatorUid().stream())
                .toList());
    Optional<String> asked = uidPrefix.map(text -> text.isEmpty() ? "" : text + "-");
    if (asked.isPresent() && !found.isEmpty() && !found.contains(asked.get())) {
      throw new UsageException(
          "--prefix " + uidPrefix.get() + ": expected one of " + OperatorUids.shown(found));
    }
    if (asked.isEmpty() && found.size() > 1) {
      throw new UsageException(
          place
              + ": holds several neurons: choose with --prefix, one of "
              + OperatorUids.shown(found));
    }
    return asked.orElse(found.isEmpty() ? "" : found.first());
  }

  private static boolean isOfPopulations(OperatorState operator, String prefix) {
    return operator
            .getOperatorUid()
            .filter(uid -> uid.startsWith(prefix))
            .filter(uid -> OperatorUids.isOfPopulations(uid.substring(prefix.length())))
            .isPresent()
        || operator
            .getOperatorID()
            .equals(OperatorIdentifier.forUid(prefix + OperatorUids.POPULATIONS).getOperatorId());
  }
}
