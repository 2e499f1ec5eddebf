/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench;

import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.JobFileReader;
import io.neuromorphic.flink.job.run.LocalRun;
import io.neuromorphic.flink.job.run.ProgressListener;
import io.neuromorphic.flink.job.run.RunRequest;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.source.scene.SceneGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole job at parallelism 1 on a mini cluster: {@value #EVENTS} camera events through source,
 * intake, router, keyed exchange, 14,400 neurons and output. The score is the time of the whole run
 * with the start and end of the cluster; {@code eventsPerSecond} counts from the first packet read
 * to the last step, as the summary of a run does.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 2)
@Measurement(iterations = 7)
@Fork(1)
public class JobBenchmark {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final long DURATION_MICROS = 20_000_000;
  private static final long EVENTS_PER_SECOND = 1_000_000;
  private static final long EVENTS = 20_000_000;

  @Param({"scene", "evt3"})
  public String input;

  @Param({"none", "file"})
  public String output;

  private Path folder;
  private JobConfig config;

  /** What JMH shows beside the time. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Rates {
    public double eventsPerSecond;
  }

  @Setup
  public void prepare() throws IOException {
    folder = Files.createTempDirectory("neuromorphic-bench");
    String source =
        "scene: {size: [640, 360], duration: 20s, rate: 1000000, seed: 1, bars: 3, dots: 3,"
            + " noise: 0.05}";
    if (input.equals("evt3")) {
      SceneGenerator scene =
          new SceneGenerator(WIDTH, HEIGHT, DURATION_MICROS, EVENTS_PER_SECOND, 1, 3, 3, 0.05);
      Evt3Scene.write(scene, WIDTH, HEIGHT, folder.resolve("scene.raw"));
      source = "recording: scene.raw";
    }
    String job =
        String.join(
            "\n",
            "name: bench",
            "dt: 1ms",
            "parallelism: 1",
            "inputs:",
            "  - name: camera",
            "    " + source,
            "    into: retina",
            "    encode: {pool: 4, on: 20.0, off: 20.0}",
            "populations:",
            "  retina: {size: [160, 90], behavior: tonic_spiking}",
            output.equals("file") ? "outputs: {spikes: {file: spikes.csv}}" : "");
    Path file = Files.writeString(folder.resolve("bench.yaml"), job);
    config = JobFileReader.read(file, List.of());
  }

  /** One run. */
  @Benchmark
  public RunSummary run(Rates rates) throws Exception {
    RunSummary summary =
        LocalRun.run(new RunRequest(config, false, false, Optional.empty()), ProgressListener.DEAF);
    if (!summary.balanced() || summary.events().get("camera").read() != EVENTS) {
      throw new IllegalStateException("the books do not balance: " + summary);
    }
    rates.eventsPerSecond = summary.eventsPerSecond();
    return summary;
  }

  @TearDown
  public void remove() throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
