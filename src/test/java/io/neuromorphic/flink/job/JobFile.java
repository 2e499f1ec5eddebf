/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.event.EventObserver;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.JobFileReader;
import io.neuromorphic.flink.job.run.LocalRun;
import io.neuromorphic.flink.job.run.ProgressListener;
import io.neuromorphic.flink.job.run.RunRequest;
import io.neuromorphic.flink.job.run.RunSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A job file under test.
 *
 * @param file where it is; relative paths in it are relative to its folder
 * @param settings as after {@code --set}
 */
public record JobFile(Path file, List<String> settings) {

  /** Writes a job file into a folder. */
  public static JobFile of(Path folder, String yaml) throws IOException {
    return new JobFile(Files.writeString(folder.resolve("job.yaml"), yaml), List.of());
  }

  /** The same job with more settings. */
  public JobFile set(String... more) {
    List<String> all = new ArrayList<>(settings);
    all.addAll(List.of(more));
    return new JobFile(file, all);
  }

  /** A file beside the job file. */
  public Path path(String name) {
    return file.resolveSibling(name);
  }

  /** The job. */
  public JobConfig read() {
    return JobFileReader.read(file, settings);
  }

  /** Runs the job in this process until its inputs end. */
  public RunSummary run() throws Exception {
    return LocalRun.run(
        new RunRequest(read(), false, false, Optional.empty()), ProgressListener.DEAF);
  }

  /** Runs it, and shows its events and spikes to an observer. */
  public RunSummary observedBy(EventObserver observer) throws Exception {
    return LocalRun.run(
        new RunRequest(read(), false, false, Optional.empty()).observedBy(observer),
        ProgressListener.DEAF);
  }

  /** The same from a savepoint; what may be lost is lost where that is allowed. */
  public RunSummary resume(String savepoint, boolean allowLostState) throws Exception {
    return LocalRun.run(
        new RunRequest(
            read(),
            false,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.of(savepoint),
            allowLostState,
            Optional.empty()),
        ProgressListener.DEAF);
  }
}
