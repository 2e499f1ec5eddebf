/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one file, at parallelism 1. Its length is checkpointed: after a failure, what was written
 * since is cut off and written again, so that the complete file holds every row once. A job that
 * resumes with another path starts another file.
 *
 * @param <T> what it takes
 */
abstract class FileOperator<T> extends AbstractStreamOperator<Void>
    implements OneInputStreamOperator<T, Void>, BoundedOneInput {

  private static final long serialVersionUID = 1L;

  /** Told to the user: Flink's own operators are quiet in a local run. */
  private static final Logger OWN_LOG = LoggerFactory.getLogger(FileOperator.class);

  private final String path;
  private final transient GrowingFile file;
  private transient ListState<Long> length;
  private transient ListState<String> place;

  FileOperator(StreamOperatorParameters<Void> parameters, String path) {
    super(parameters);
    this.path = path;
    this.file = new GrowingFile(Path.of(path));
  }

  /** First line of the file. */
  protected abstract byte[] header();

  /** Whether rows can be written: not before the file is opened, nor once it is complete. */
  protected final boolean isOpen() {
    return file.isOpen();
  }

  /** Where rows go. */
  protected final OutputStream out() {
    return file.out();
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    length =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("length", Types.LONG));
    place =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("place", Types.STRING));
    Long restored = null;
    for (Long written : length.get()) {
      restored = written;
    }
    String before = path;
    for (String written : place.get()) {
      before = written;
    }
    if (restored == null || !before.equals(path)) {
      if (restored != null) {
        OWN_LOG.warn("{} starts here; the rows of before are in {}", path, before);
      }
      file.create(header());
    } else {
      reopen(restored);
    }
  }

  private void reopen(long restored) throws IOException {
    try {
      file.reopen(restored);
    } catch (NoSuchFileException e) {
      if (getRuntimeContext().getTaskInfo().getAttemptNumber() == 0) {
        // Whoever resumes a job is there to put it right.
        throw new SuppressRestartsException(e);
      }
      // It was there when this job was started: its disk may come back.
      throw e;
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    length.clear();
    length.add(file.sync());
    place.update(List.of(path));
  }

  @Override
  public void endInput() throws IOException {
    file.complete();
  }

  /** Writes what waits: where the job stops between two events, nobody asks for it any more. */
  protected void writeRest() throws IOException {}

  @Override
  public final void close() throws Exception {
    try (GrowingFile closing = file) {
      writeRest();
    } catch (IOException e) {
      // A task that throws while it is tidied up takes its whole task manager with it.
      OWN_LOG.warn("{}; rows since the last checkpoint are missing", e.getMessage());
    }
    super.close();
  }
}
