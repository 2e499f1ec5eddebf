/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.OutputsConfig.OutputConfig;
import io.neuromorphic.flink.sink.GrowingFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The single files that a job writes. */
public final class JobFiles {

  private JobFiles() {}

  /** Puts files in their places that a run has left incomplete because it was stopped. */
  public static void completeFiles(JobConfig config) throws IOException {
    for (OutputConfig output : config.outputs().all().values()) {
      complete(output.file());
    }
  }

  private static void complete(Optional<URI> file) throws IOException {
    if (file.isPresent() && !file.get().getPath().endsWith("/")) {
      complete(Path.of(file.get()));
    }
  }

  /** Puts a file in its place, unless it is there already. */
  public static void complete(Path target) throws IOException {
    if (Files.exists(GrowingFile.partOf(target))) {
      GrowingFile.complete(target);
    }
  }
}
