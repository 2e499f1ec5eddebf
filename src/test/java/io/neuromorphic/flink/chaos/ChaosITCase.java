/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.neuromorphic.flink.chaos.ChaosRun.Outcome;
import io.neuromorphic.flink.job.JobFile;
import io.neuromorphic.flink.job.ReferenceDigest;
import io.neuromorphic.flink.job.Spikes;
import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.run.RunSummary.InputBooks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Processes are killed and stopped at random moments of a recording that is being sent; no spike is
 * lost, and with exactly-once none is doubled. All follows from a seed that is printed; the moments
 * within a process do not.
 *
 * <p>System properties: {@code chaos.rounds}, {@code chaos.seed}, {@code chaos.millis} of
 * recording, {@code chaos.absence}, the most milliseconds that what is killed is away.
 */
class ChaosITCase {

  private static final int ROUNDS = Integer.getInteger("chaos.rounds", 3);
  private static final long SEED = Long.getLong("chaos.seed", System.nanoTime() & 0xffff_ffffL);
  private static final String SEED_TOLD = "-Dchaos.seed=" + SEED;
  private static final int MILLIS = Integer.getInteger("chaos.millis", 5_000);

  private static Path folder;
  private static boolean failed;
  private static ChaosCluster cluster;
  private static ChaosRun runs;
  private static long events;
  private static List<Spike> expected;
  private static Map<String, InputBooks> books;

  /** What a run in one process, from files, without Kafka and without faults, says. */
  @BeforeAll
  static void theUndisturbedRun() throws Exception {
    assumeTrue(Signals.areKnown(), "SKIPPED: processes cannot be paused without /proc");
    System.out.println("chaos: " + ROUNDS + " rounds, -Dchaos.seed=" + SEED);
    folder = Files.createTempDirectory("neuromorphic-chaos");
    Path recording = folder.resolve("currents.csv");
    events = ChaosRecording.write(recording, MILLIS, SEED);
    cluster = ChaosCluster.start(folder.resolve("cluster"));
    runs = new ChaosRun(cluster, recording, MILLIS);
    Round plain = new Round("plain", "at-least-once", "json", "hashmap");
    JobFile file = ChaosJob.file(folder.resolve("plain"), MILLIS, plain, cluster);
    Path spikes = folder.resolve("plain.csv");
    RunSummary summary =
        file.set(
                "inputs.currents.recording=" + recording,
                "inputs.camera.speed=max",
                "checkpoints=null",
                "outputs.rejected=null",
                "outputs.spikes={file: " + spikes + "}")
            .run();
    books = summary.events();
    assertThat(books.get("currents")).isEqualTo(new InputBooks(events, events, 0, 0, 0, 0));
    expected = Spikes.sorted(Spikes.read(spikes));
    assertThat(expected).hasSizeGreaterThan(MILLIS / 2);
  }

  @AfterAll
  static void end() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
    if (failed) {
      System.out.println("chaos: logs and checkpoints are kept in " + folder);
    } else if (folder != null) {
      org.apache.flink.util.FileUtils.deleteDirectory(folder.toFile());
    }
  }

  @TestFactory
  Stream<DynamicTest> noSpikeIsLostAndNoneIsDoubled() {
    FaultPlan plan = new FaultPlan(SEED);
    Random random = new Random(SEED);
    Stream<DynamicTest> quiet =
        Stream.of(
            DynamicTest.dynamicTest(
                "undisturbed", () -> check(Round.of("quiet", true, random), List.of())));
    Stream<DynamicTest> rough =
        IntStream.range(0, ROUNDS)
            .mapToObj(
                i -> {
                  List<Fault> faults = plan.next(MILLIS);
                  Round round = Round.of("round-" + i, i % 3 != 2, random);
                  return DynamicTest.dynamicTest(round + " " + faults, () -> check(round, faults));
                });
    return Stream.concat(quiet, rough);
  }

  private static void check(Round round, List<Fault> faults) throws Exception {
    boolean fine = false;
    try {
      compare(round, faults);
      fine = true;
    } finally {
      failed |= !fine;
    }
  }

  private static void compare(Round round, List<Fault> faults) throws Exception {
    long start = System.nanoTime();
    Path own = Files.createDirectories(folder.resolve(round.name()));
    Outcome outcome = runs.run(round, faults, expected.size(), own);
    List<Spike> seen = Spikes.sorted(outcome.spikes());
    List<Spike> distinct = Spikes.distinct(outcome.spikes());
    System.out.printf(
        "chaos: %s %s: %d spikes, %d repeated, %.1f s%n",
        round,
        outcome.story(),
        distinct.size(),
        seen.size() - distinct.size(),
        (System.nanoTime() - start) / 1e9);
    if (round.exactlyOnce()) {
      assertThat(ReferenceDigest.of(seen)).as(SEED_TOLD).isEqualTo(ReferenceDigest.of(expected));
      assertThat(seen).as(SEED_TOLD).isEqualTo(expected);
    }
    assertThat(distinct).as(SEED_TOLD).isEqualTo(expected);
    assertThat(outcome.state().digest()).as(SEED_TOLD).isEqualTo(ReferenceDigest.of(expected));
    assertThat(outcome.state().events()).as(SEED_TOLD).isEqualTo(books);
    assertThat(outcome.rejected()).as(SEED_TOLD).isZero();
  }
}
