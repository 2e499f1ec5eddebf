/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.Eventually;
import io.neuromorphic.flink.job.JobFile;
import io.neuromorphic.flink.job.TopicCreation;
import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.job.feed.FeedListener;
import io.neuromorphic.flink.job.feed.FeedSummary;
import io.neuromorphic.flink.job.feed.Replay;
import io.neuromorphic.flink.job.feed.ReplayRequest;
import io.neuromorphic.flink.job.feed.TargetTopic;
import io.neuromorphic.flink.job.tool.StateReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * One run: the job is submitted, the recording is sent with its timing while faults happen, and
 * when all spikes that are expected can be read, the job is stopped, and all is read that there is.
 */
final class ChaosRun {

  private static final Duration PATIENCE = Duration.ofSeconds(150);
  private static final int PARTITIONS = 4;
  private static final long TAIL_MICROS = 1_000_000;

  private final ChaosCluster cluster;
  private final Path recording;
  private final int millis;

  ChaosRun(ChaosCluster cluster, Path recording, int millis) {
    this.cluster = cluster;
    this.recording = recording;
    this.millis = millis;
  }

  /**
   * What came of it.
   *
   * @param spikes that readers of committed records see, as they lie there
   * @param rejected records in the topic of rejected events
   * @param state of the savepoint that ended it
   * @param story what happened, for the report
   */
  record Outcome(List<Spike> spikes, long rejected, StateReport state, List<String> story) {}

  /**
   * Runs it.
   *
   * @param enough a number of different spikes that is waited for
   */
  Outcome run(Round round, List<Fault> faults, int enough, Path folder) throws Exception {
    cluster.heal();
    String bootstrap = cluster.processes().bootstrap();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      TopicCreation.create(admin, new NewTopic(round.inputTopic(), PARTITIONS, (short) 1), 60);
    }
    JobFile file = ChaosJob.file(folder, millis, round, cluster);
    try (ChaosJob job = ChaosJob.submit(file, cluster);
        FaultInjector injector = new FaultInjector(cluster);
        SpikeReader reader =
            new SpikeReader(bootstrap, round.outputTopic(), round.format().equals("json"))) {
      // Whoever is killed from now on must be put back to a checkpoint.
      Eventually.holds("a checkpoint", PATIENCE, () -> job.completedCheckpoints().orElse(0) > 0);
      CompletableFuture<FeedSummary> feed =
          CompletableFuture.supplyAsync(() -> send(round, bootstrap));
      List<Future<String>> happening = injector.start(faults, System.nanoTime());
      List<String> story = new ArrayList<>();
      for (Future<String> fault : happening) {
        story.add(fault.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
      }
      feed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      awaitSpikes(reader, enough, job);
      if (faults.stream().anyMatch(Fault::takesTasks)) {
        assertThat(job.isRestored()).as("the faults put the job back to a checkpoint").isTrue();
      }
      StateReport state = StateReport.read(job.stop(folder.resolve("savepoints")));
      // One that a killed attempt left open would hide what lies behind it.
      CommittedRecords.awaitAll(bootstrap, List.of(round.outputTopic(), round.rejectedTopic()));
      reader.readOn();
      long rejected = CommittedRecords.count(bootstrap, round.rejectedTopic());
      return new Outcome(reader.spikes(), rejected, state, story);
    }
  }

  private FeedSummary send(Round round, String bootstrap) {
    TargetTopic target =
        new TargetTopic(
            bootstrap, round.inputTopic(), Optional.empty(), false, 4_096, Map.of(), PATIENCE);
    try {
      return Replay.run(
          new ReplayRequest(
              recording.toString(), 1.0, 1, ReplayRequest.Times.AS_RECORDED, TAIL_MICROS, target),
          new Silent());
    } catch (Exception e) {
      throw new IllegalStateException("the recording could not be sent", e);
    }
  }

  private static void awaitSpikes(SpikeReader reader, int enough, ChaosJob job) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Set<Spike> seen = new HashSet<>();
    int counted = 0;
    while (true) {
      reader.readOn();
      List<Spike> all = reader.spikes();
      seen.addAll(all.subList(counted, all.size()));
      counted = all.size();
      if (seen.size() >= enough) {
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            seen.size() + " different spikes of " + enough + " can be read; " + job.report());
      }
      job.checkAlive();
      Thread.sleep(200);
    }
  }

  /** Tells nobody. */
  private static final class Silent implements FeedListener {
    @Override
    public void warning(String warning) {}

    @Override
    public void progress(double seconds, double fraction, long events, Map<String, Long> notes) {}

    @Override
    public void finished(FeedSummary summary) {}
  }
}
