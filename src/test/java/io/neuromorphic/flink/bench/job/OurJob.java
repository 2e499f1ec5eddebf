/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.job;

import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.JobFileReader;
import io.neuromorphic.flink.job.run.LocalRun;
import io.neuromorphic.flink.job.run.ProgressListener;
import io.neuromorphic.flink.job.run.RunRequest;
import io.neuromorphic.flink.job.run.RunSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A job file, run as {@code bin/neuromorphic run} does. Arguments: the file, then {@code key=value}
 * as for {@code --set}; {@code --checkpoints} first looks at its checkpoints as well.
 */
public final class OurJob {

  private OurJob() {}

  public static void main(String[] args) throws Exception {
    List<String> rest = List.of(args);
    boolean watched = rest.get(0).equals("--checkpoints");
    List<String> words = watched ? rest.subList(1, rest.size()) : rest;
    Path file = Path.of(words.get(0));
    List<String> settings = words.subList(1, words.size());
    int[] round = {0};
    Measured.run(
        () -> {
          // Every run writes to topics of its own.
          String suffix = "-" + ProcessHandle.current().pid() + "-" + round[0]++;
          List<String> own = settings.stream().map(s -> s.replace("@RUN@", suffix)).toList();
          return run(JobFileReader.read(file, own), watched);
        });
  }

  private static Outcome run(JobConfig config, boolean watched) throws Exception {
    CheckpointWatch watch = new CheckpointWatch();
    RunSummary summary =
        LocalRun.run(new RunRequest(config, false, watched, Optional.empty()), new Listener(watch));
    if (!summary.balanced()) {
      throw new IllegalStateException("the books do not balance: " + summary);
    }
    long read = summary.events().values().stream().mapToLong(books -> books.read()).sum();
    return new Outcome(
        read,
        read / summary.eventsPerSecond(),
        summary.neuronSteps(),
        summary.spikes().values().stream().mapToLong(Long::longValue).sum(),
        summary.digest(),
        watched ? watch.figures() : Map.of());
  }

  private record Listener(CheckpointWatch watch) implements ProgressListener {
    @Override
    public void webStarted(String address) {
      watch.start(address);
    }

    @Override
    public void finished(RunSummary summary) {
      watch.stop();
    }
  }
}
