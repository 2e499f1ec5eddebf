/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.neuromorphic.flink.chaos.Signals;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a job without an end needs goes away and comes back: it says so, and goes on. */
class OutagesITCase {

  private static final long SECOND = 1_000_000;
  private static final String WELL = "the job runs, and its checkpoints complete again";

  @RegisterExtension static final TestBroker BROKER = TestBroker.of(OutagesITCase.class);

  @TempDir Path folder;
  private ClockTopic clock;
  private JobFile job;
  private RunProcess run;

  @BeforeEach
  void writeJob() throws Exception {
    clock = ClockTopic.fresh(BROKER);
    job = clock.job(Files.createDirectory(folder.resolve("job")));
    Files.createDirectory(job.path("folder"));
    Files.createFile(job.path("no-folder"));
    linkCheckpoints(job.path("folder"));
  }

  @AfterEach
  void endRun() {
    if (run != null) {
      run.close();
    }
  }

  private void start(JobFile started) throws Exception {
    run = RunProcess.start(started);
    tellAndSee(SECOND);
  }

  /** Tells the time, and waits until neurons have come to it. */
  private void tellAndSee(long time) throws Exception {
    clock.tell(time);
    run.await(
        "spikes of " + time,
        () -> clock.spikes(true).stream().anyMatch(spike -> spike.t() > time - SECOND / 10));
  }

  /** Every spike is there; what a restart said again is there again. */
  private void assertNothingIsLost() throws Exception {
    assertThat(clock.spikes(true).stream().distinct().toList()).isEqualTo(clock.expected(folder));
  }

  private void makeCheckpointsImpossible() throws Exception {
    linkCheckpoints(job.path("no-folder"));
  }

  private void makeCheckpointsPossible() throws Exception {
    linkCheckpoints(job.path("folder"));
  }

  /** At one blow: a job that finds no folder makes one. */
  private void linkCheckpoints(Path target) throws Exception {
    Path link = Files.createSymbolicLink(job.path("link"), target);
    Files.move(link, job.path("checkpoints"), StandardCopyOption.ATOMIC_MOVE);
  }

  private void awaitCheckpoint() throws Exception {
    run.await(
        "a checkpoint",
        () -> {
          try (var files = Files.walk(job.path("folder"))) {
            return files.anyMatch(file -> file.endsWith("_metadata"));
          } catch (java.io.UncheckedIOException e) {
            // An older one has just been removed.
            return false;
          }
        });
  }

  @Test
  void withoutAPlaceForCheckpointsTheJobGoesOn() throws Exception {
    start(job);
    awaitCheckpoint();

    makeCheckpointsImpossible();
    run.awaitWord("warning: no checkpoint has been completed for ");
    run.awaitWord(": cannot write to " + job.path("checkpoints").toUri());
    tellAndSee(2 * SECOND);
    makeCheckpointsPossible();
    run.awaitWord(WELL);
    tellAndSee(3 * SECOND);

    assertThat(run.said()).doesNotContain("the job failed", "ERROR");
    assertThat(clock.spikes(true)).isEqualTo(clock.expected(folder));
  }

  @Test
  void withoutAPlaceForCheckpointsExactlyOnceStartsAgainFromTheLast() throws Exception {
    Path out = Files.createDirectory(job.path("out"));
    start(
        job.set(
            "outputs.spikes.delivery=exactly-once", "outputs.spikes.file=" + out + "/spikes.csv"));
    awaitCheckpoint();

    // Files that are gone for a while are waited for, too.
    Files.move(out, job.path("away"));
    makeCheckpointsImpossible();
    run.awaitWord("warning: no checkpoint has been completed for ");
    clock.tell(2 * SECOND);
    run.awaitWord(
        "warning: the job failed and goes on from its last checkpoint (1 restart so far)");
    makeCheckpointsPossible();
    run.awaitWord("bytes that were written to it before are not there");
    Files.move(job.path("away"), out);
    run.awaitWord(WELL);
    tellAndSee(3 * SECOND);

    assertThat(clock.spikes(true)).isEqualTo(clock.expected(folder));
    run.stop();
    run.exit();
    assertThat(Spikes.read(out.resolve("spikes.csv"))).isEqualTo(clock.expected(folder));
  }

  /** The disk is a small one that is mounted for the test, which takes a user who may. */
  @Test
  void aFullDiskIsWaitedFor() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeThat(succeeds("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", "" + disk))
        .as("a disk of 1 MB can be mounted")
        .isTrue();
    try {
      start(job.set("checkpoints.dir=" + disk, "outputs.spikes.file=" + disk + "/spikes.csv"));

      Path ballast = Files.createFile(disk.resolve("ballast"));
      fill(ballast);
      clock.tell(40 * SECOND);
      run.awaitWord("cannot write " + disk.resolve("spikes.csv") + ": No space left on device");
      Files.delete(ballast);
      run.awaitWord(WELL);
      tellAndSee(41 * SECOND);

      run.stop();
      run.exit();
      assertNothingIsLost();
      assertThat(Spikes.read(disk.resolve("spikes.csv"))).isEqualTo(clock.expected(folder));
    } finally {
      endRun();
      assertThat(succeeds("umount", "-l", "" + disk)).isTrue();
    }
  }

  private static void fill(Path ballast) throws Exception {
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(new byte[4_096]);
      }
    } catch (IOException e) {
      // Nothing more fits.
      assertThat(e).hasMessageContaining("No space left on device");
    }
  }

  private static boolean succeeds(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return process.waitFor(9, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  @Test
  void aBrokerThatFallsSilentIsWaitedFor() throws Exception {
    start(job.set("kafka.properties={default.api.timeout.ms: 3000, request.timeout.ms: 3000}"));
    Signals.pause(BROKER.process());
    try {
      run.awaitWord("The job waits, and goes on when it answers");
    } finally {
      Signals.resume(BROKER.process());
    }
    run.awaitWord("Kafka at " + BROKER.bootstrap() + " answers again, after ");

    tellAndSee(2 * SECOND);
    assertThat(run.said()).contains("warning: Kafka at " + BROKER.bootstrap() + ": ");
    assertNothingIsLost();
  }

  @Test
  void topicsThatAreDeletedAreNamedAndMissedUntilTheyAreThereAgain() throws Exception {
    start(job);

    delete(clock.name());
    run.awaitWord("warning: topic '" + clock.name() + "' no longer exists, or the user");
    BROKER.makeTopic(clock.name(), 1);
    run.awaitWord("topic '" + clock.name() + "' is there again");
    tellAndSee(2 * SECOND);

    delete(clock.spikeTopic());
    BROKER.makeTopic(clock.spikeTopic(), 1);
    tellAndSee(3 * SECOND);
  }

  private static void delete(String topic) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKER.bootstrap()))) {
      admin.deleteTopics(List.of(topic)).all().get();
    }
  }
}
