/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.latency;

import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.JobFileReader;
import io.neuromorphic.flink.job.config.Latency;
import io.neuromorphic.flink.job.run.LocalRun;
import io.neuromorphic.flink.job.run.ProgressListener;
import io.neuromorphic.flink.job.run.RunRequest;
import io.neuromorphic.flink.job.run.RunSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The job's JVM: runs a job file as {@code run} does, with single factors of its {@code latency}
 * changed, until it is told to stop; then prints the books of its first input.
 */
final class MeasuredJob {

  private MeasuredJob() {}

  /** Arguments: the job file, {@code --set} as in {@code run}, factors such as {@code hold=5}. */
  public static void main(String[] args) throws Exception {
    Thread parent = new Thread(MeasuredJob::endWithParent, "parent");
    parent.setDaemon(true);
    parent.start();
    List<String> settings = new ArrayList<>();
    List<String> factors = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      if (args[i].equals("--set")) {
        settings.add(args[++i]);
      } else {
        factors.add(args[i]);
      }
    }
    JobConfig config = JobFileReader.read(Path.of(args[0]), settings);
    Latency latency = config.latency();
    for (String factor : factors) {
      String[] pair = factor.split("=", 2);
      latency = changed(latency, pair[0], pair[1]);
    }
    LocalRun.run(
        new RunRequest(with(config, latency), false, false, Optional.empty()), new LastWord());
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is said here but that somebody is there.
      }
    } catch (IOException e) {
      System.err.println(e);
    }
    Runtime.getRuntime().halt(1);
  }

  private static Latency changed(Latency l, String factor, String value) {
    int number = factor.equals("compression") ? 0 : Integer.parseInt(value);
    return new Latency(
        l.word(),
        factor.equals("hold") ? number : l.holdMillis(),
        factor.equals("buffer") ? Duration.ofMillis(number) : l.bufferTimeout(),
        factor.equals("linger") ? number : l.lingerMillis(),
        factor.equals("batch") ? number : l.batchBytes(),
        factor.equals("compression") ? value : l.compression(),
        factor.equals("fetch") ? number : l.fetchMinBytes(),
        factor.equals("wait") ? number : l.fetchMaxWaitMillis());
  }

  private static JobConfig with(JobConfig c, Latency latency) {
    return new JobConfig(
        c.name(),
        c.dtMicros(),
        c.origin(),
        c.outOfOrdernessMillis(),
        c.parallelism(),
        c.state(),
        c.checkpoints(),
        latency,
        c.failOnInvalid(),
        c.maxGapMicros(),
        c.idleTimeout(),
        c.maxDrift(),
        c.inputs(),
        c.populations(),
        c.projections(),
        c.outputs(),
        c.kafka());
  }

  private static final class LastWord implements ProgressListener {
    @Override
    public void finished(RunSummary summary) {
      System.out.println(summary.events().values().iterator().next());
      System.out.flush();
    }
  }
}
