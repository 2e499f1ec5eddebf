/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.neuromorphic.flink.cli.Sockets;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.job.Eventually;
import io.neuromorphic.flink.state.NeuromorphicTypes;
import io.neuromorphic.flink.testing.Neuromorphic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A test that is interrupted while its job is submitted, as by JUnit's timeout. */
class InterruptedTestITCase {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String REPLAY = "jobs/replay-currents.yaml";

  /** What a kit may leave in this process. */
  private record Traces(Set<Thread> threads, Set<Integer> ports, Set<Path> folders) {
    static Traces now() throws IOException {
      return new Traces(
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().matches("(?i).*(flink|source|pekko|sink|task).*"))
              .collect(Collectors.toSet()),
          Sockets.of(ProcessHandle.current().pid()).stream()
              .map(Sockets.Listening::port)
              .collect(Collectors.toSet()),
          temporary());
    }

    private static Set<Path> temporary() throws IOException {
      long pid = ProcessHandle.current().pid();
      try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
        return files
            .filter(
                file -> file.getFileName().toString().startsWith("neuromorphic-test-" + pid + "-"))
            .collect(Collectors.toSet());
      }
    }

    /** What was not there before. */
    List<Object> beyond(Traces before) {
      List<Object> more = new ArrayList<>();
      threads.stream().filter(thread -> !before.threads.contains(thread)).forEach(more::add);
      ports.stream().filter(port -> !before.ports.contains(port)).forEach(more::add);
      folders.stream().filter(folder -> !before.folders.contains(folder)).forEach(more::add);
      return more;
    }
  }

  private static DataStream<SpikePacket> endless(StreamExecutionEnvironment environment) {
    return environment
        .fromSequence(0, Long.MAX_VALUE)
        .setParallelism(1)
        .map(number -> new SpikePacket("v1", 0, 0))
        .returns(NeuromorphicTypes.SPIKE_PACKET)
        .setParallelism(1);
  }

  /** The first wait of what is called is cut short: it is for a cluster, or for a submission. */
  private static Throwable interrupted(ThrowingCallable test) throws Exception {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              Thread.currentThread().interrupt();
              thrown.set(catchThrowable(test));
            },
            "interrupted while submitting");
    thread.start();
    thread.join(PATIENCE.toMillis());
    assertThat(thread.isAlive()).isFalse();
    return thrown.get();
  }

  private static boolean isRunning() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().contains("Sequence Source"));
  }

  @Test
  void aSubmissionThatIsCutShortLeavesNothing() throws Exception {
    try (Neuromorphic warm = Neuromorphic.create()) {
      // What the JVM keeps of any job is there from now on.
      warm.job(REPLAY).run();
    }
    Traces before = Traces.now();
    try (Neuromorphic kit = Neuromorphic.create()) {
      assertThat(interrupted(() -> kit.job(REPLAY).set("parallelism", 9).run())).isNotNull();
      kit.environment();

      assertThat(interrupted(() -> kit.collect(InterruptedTestITCase::endless)))
          .isInstanceOf(InterruptedException.class);
      Eventually.holds("no job is left", PATIENCE, () -> !isRunning());
      assertThat(interrupted(() -> kit.job(REPLAY).run())).isNotNull();

      // Needs all slots of the cluster.
      assertThat(kit.job(REPLAY).set("parallelism", 8).run().spikes().isEmpty()).isFalse();
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!Traces.now().beyond(before).isEmpty() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertThat(Traces.now().beyond(before)).isEmpty();
  }
}
