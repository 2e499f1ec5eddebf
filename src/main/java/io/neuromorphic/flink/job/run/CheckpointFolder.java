/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.run;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * Where checkpoints go. Flink tells that a checkpoint failed, but the reason to its log alone: so
 * it is asked for here.
 */
final class CheckpointFolder {

  /** More than a full disk finds room for in what it has begun. */
  private static final int PROBE_BYTES = 1 << 16;

  private final String folder;

  CheckpointFolder(String folder) {
    this.folder = folder;
  }

  /** Why nothing can be written there; empty where something can. */
  Optional<String> problem() {
    Path probe = new Path(folder, "probe-" + UUID.randomUUID());
    try {
      FileSystem files = probe.getFileSystem();
      try (FSDataOutputStream out = files.create(probe, FileSystem.WriteMode.NO_OVERWRITE)) {
        out.write(new byte[PROBE_BYTES]);
        out.sync();
      } finally {
        files.delete(probe, false);
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("cannot write to " + folder + ": " + reason(e, probe));
    }
  }

  private static String reason(IOException e, Path probe) {
    return FailureText.of(e).replace(probe.getPath(), probe.getParent().getPath());
  }
}
