/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.operator.PopulationOperator;
import io.neuromorphic.flink.source.intake.IntakePosition;
import io.neuromorphic.flink.state.SnapshotNotes;
import io.neuromorphic.flink.state.SnapshotNotesSerializer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.OperatorStateHandle;

/** What a savepoint tells before the job is built that resumes from it. */
final class SavepointLook {

  private final String path;
  private final Map<String, OperatorState> operators = new LinkedHashMap<>();
  private final Map<String, String> operatorOf = new LinkedHashMap<>();
  private final boolean stopped;
  private final Optional<SnapshotNotes> notes;

  private SavepointLook(String path, CheckpointMetadata metadata) {
    this.path = path;
    for (OperatorState operator : metadata.getOperatorStates()) {
      operator.getOperatorUid().ifPresent(uid -> operators.put(uid, operator));
    }
    var properties = metadata.getCheckpointProperties();
    this.stopped = properties != null && properties.isSynchronous();
    OperatorState populations = operators.get(OperatorUids.POPULATIONS);
    SortedSet<String> prefixes = OperatorUids.prefixes(operators.keySet());
    if (populations == null && !prefixes.isEmpty()) {
      throw new SavepointRefusedException(
          SavepointFinder.plain(path)
              + " is of a program whose neurons have the uidPrefix "
              + OperatorUids.shown(prefixes)
              + "; a job file has none: resume it with that program");
    }
    if (populations == null) {
      throw new SavepointRefusedException(
          SavepointFinder.plain(path)
              + " is a savepoint, but of another program: it holds no populations");
    }
    if (populations.isFullyFinished()) {
      throw new SavepointRefusedException(
          SavepointFinder.plain(path)
              + " was taken when all inputs had ended: there is nothing to resume");
    }
    Optional<SnapshotNotes> all = Optional.empty();
    for (Map.Entry<String, OperatorState> operator : operators.entrySet()) {
      if (OperatorUids.isOfPopulations(operator.getKey())) {
        Optional<SnapshotNotes> own = read(operator.getValue());
        own.ifPresent(
            notes ->
                notes
                    .populations()
                    .keySet()
                    .forEach(population -> operatorOf.put(population, operator.getKey())));
        all = all.isEmpty() ? own : own.isEmpty() ? all : Optional.of(all.get().and(own.get()));
      }
    }
    this.notes = all;
  }

  /** Uid of the operator that held a population; empty where that is not told. */
  Optional<String> operatorOf(String population) {
    return Optional.ofNullable(operatorOf.get(population));
  }

  /**
   * Looks at a savepoint or a retained checkpoint.
   *
   * @throws SavepointRefusedException where there is none, or one of another program
   */
  static SavepointLook at(String pointer) {
    return new SavepointLook(pointer, SavepointFinder.metadata(pointer));
  }

  private Optional<SnapshotNotes> read(OperatorState populations) {
    Optional<SnapshotNotes> all = Optional.empty();
    for (OperatorSubtaskState subtask : populations.getStates()) {
      for (OperatorStateHandle handle : subtask.getManagedOperatorState()) {
        var places = handle.getStateNameToPartitionOffsets().get(PopulationOperator.NOTES);
        if (places != null) {
          for (long offset : places.getOffsets()) {
            SnapshotNotes part = read(handle, offset);
            all = Optional.of(all.map(notes -> notes.and(part)).orElse(part));
          }
        }
      }
    }
    return all;
  }

  private SnapshotNotes read(OperatorStateHandle handle, long offset) {
    try (FSDataInputStream in = handle.openInputStream()) {
      in.seek(offset);
      return new SnapshotNotesSerializer().deserialize(new DataInputViewStreamWrapper(in));
    } catch (IOException e) {
      throw new SavepointRefusedException(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Its path, in the form that Flink takes. */
  String path() {
    return path;
  }

  /** What its populations noted; empty where it is older than such notes. */
  Optional<SnapshotNotes> notes() {
    return notes;
  }

  /** Names of its inputs. */
  Set<String> inputs() {
    Set<String> inputs = new TreeSet<>();
    String prefix = OperatorUids.source("");
    for (String uid : operators.keySet()) {
      if (uid.startsWith(prefix)) {
        inputs.add(uid.substring(prefix.length()));
      }
    }
    return inputs;
  }

  /** Whether an input was a stream of a program: nobody but that knows where it was. */
  boolean wasStream(String input) {
    return operators.containsKey(OperatorUids.stream(input));
  }

  /** Whether an input had ended: it is not read again. */
  boolean hasEnded(String input) {
    OperatorState source = operators.get(OperatorUids.source(input));
    return source != null && source.isFullyFinished();
  }

  /** Where an input was; empty where it had ended, or was not there. */
  Optional<IntakePosition> position(String input) {
    OperatorState source = operators.get(OperatorUids.source(input));
    if (source == null || source.getCoordinatorState() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(IntakePosition.of(source.getCoordinatorState().getData()));
    } catch (IOException | RuntimeException e) {
      throw new SavepointRefusedException(
          path + ": the position of input '" + input + "' cannot be read: " + e.getMessage(), e);
    }
  }

  /** Whether it may hold output that was not committed, and never will be without its sink. */
  boolean mayHoldUncommitted(String output) {
    OperatorState committer = operators.get(OperatorUids.committer(output));
    return !stopped
        && committer != null
        && committer.getStates().stream().anyMatch(OperatorSubtaskState::hasState);
  }

  /** Positions of all inputs that have one. */
  List<IntakePosition> positions() {
    return inputs().stream().flatMap(input -> position(input).stream()).toList();
  }
}
