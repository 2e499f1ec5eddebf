/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.run;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

  private static final long PATIENCE_MILLIS = 2_000;

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
    } catch (IOException | RuntimeException e) {
      // Clients of object stores throw what they like.
      return Optional.of("cannot write to " + folder + ": " + reason(e, probe));
    }
  }

  /** The same, where whoever asks has no time: a disk may not answer at all. */
  Optional<String> problemSoon() throws InterruptedException {
    try {
      return CompletableFuture.supplyAsync(this::problem)
          .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return Optional.of(folder + " does not answer");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String reason(Exception e, Path probe) {
    return FailureText.of(e).replace(probe.getPath(), probe.getParent().getPath());
  }
}
