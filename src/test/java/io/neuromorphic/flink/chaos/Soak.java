/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.chaos;

import io.neuromorphic.flink.job.JobFile;
import io.neuromorphic.flink.job.TopicCreation;
import io.neuromorphic.flink.job.tool.StateReport;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The Kafka job under a steady load for a long time, with a checkpoint a second, while processes
 * are killed every few minutes. In the end the books must tell of every event that was sent, and
 * readers of committed records must have seen each spike of the state once.
 */
final class Soak {

  private static final double TRIAL_RATE = 8e6;
  private static final Duration SAMPLES = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(300);

  /** Counts of one sample are this far apart at most, of a busy machine, too. */
  private static final double UNTOLD_SECONDS = 0.25;

  /** Room for minutes of input in which nothing is read. */
  private static final String RETENTION_BYTES = "3000000000";

  private final ChaosCluster cluster;
  private final Path folder;
  private final PrintStream out;

  Soak(ChaosCluster cluster, Path folder, PrintStream out) {
    this.cluster = cluster;
    this.folder = folder;
    this.out = out;
  }

  /**
   * How it went.
   *
   * @param rate events a second that were sent
   * @param samples in the order of time
   * @param kills seconds since the start
   * @param stories what was killed
   * @param sent events
   * @param state of the last savepoint
   * @param digest of all spikes that readers saw
   * @param spikes that readers saw
   */
  record Result(
      double rate,
      List<SoakSample> samples,
      List<Double> kills,
      List<String> stories,
      long sent,
      StateReport state,
      String digest,
      long spikes) {

    /** What is wrong; empty where nothing is. */
    List<String> problems() {
      List<String> problems = new ArrayList<>();
      var books = state.events().get("currents");
      if (books.read() != sent) {
        problems.add("sent " + sent + " events, read " + books.read());
      }
      if (books.integrated() + books.pending() != sent) {
        problems.add("not all events were integrated: " + books);
      }
      if (kills.isEmpty() || samples.isEmpty()) {
        problems.add(kills.size() + " kills, " + samples.size() + " samples");
      }
      for (SoakSample sample : samples) {
        if (sample.untold() > UNTOLD_SECONDS * rate) {
          problems.add("the books do not balance: " + sample.csv());
        }
      }
      if (!state.digest().equals(digest)) {
        problems.add("readers saw other spikes than the state tells of");
      }
      return problems;
    }
  }

  /** Events a second that the job reads at most, with the feed beside it. */
  double capacity(int seconds) throws Exception {
    String name = "soak-trial";
    makeTopic(name);
    JobFile file = file(name);
    try (ChaosJob job = ChaosJob.submit(file, cluster);
        SoakFeed feed = feed(name, TRIAL_RATE, false);
        SoakReader reader = new SoakReader(cluster.processes().bootstrap(), name + "-spikes")) {
      SoakWatch watch = new SoakWatch(cluster, job, TRIAL_RATE, System.nanoTime());
      TimeUnit.SECONDS.sleep(20);
      long before = watch.totals().getOrDefault("neuromorphic.integrated.currents", 0L);
      long start = System.nanoTime();
      TimeUnit.SECONDS.sleep(seconds);
      long after = watch.totals().getOrDefault("neuromorphic.integrated.currents", 0L);
      double rate = (after - before) / ((System.nanoTime() - start) / 1e9);
      out.printf(
          "soak: at most %.2f M events/s; %d M spikes read%n",
          rate / 1e6, reader.spikes() / 1_000_000);
      return rate;
    }
  }

  private SoakFeed feed(String name, double rate, boolean paced) {
    return new SoakFeed(cluster.processes().bootstrap(), name, rate, paced);
  }

  /** Runs it for so long. */
  Result run(double rate, long seconds, int restartSeconds, long seed) throws Exception {
    String name = "soak";
    makeTopic(name);
    List<SoakSample> samples = new ArrayList<>();
    List<Double> kills = new ArrayList<>();
    List<String> stories = new ArrayList<>();
    Random random = new Random(seed);
    try (ChaosJob job = ChaosJob.submit(file(name), cluster);
        SoakFeed feed = feed(name, rate, true);
        FaultInjector injector = new FaultInjector(cluster);
        SoakReader reader = new SoakReader(cluster.processes().bootstrap(), name + "-spikes")) {
      long start = System.nanoTime();
      SoakWatch watch = new SoakWatch(cluster, job, rate, start);
      Future<String> happening = null;
      double nextKill = restartSeconds * (0.5 + random.nextDouble() / 2);
      while (elapsed(start) < seconds) {
        TimeUnit.MILLISECONDS.sleep(SAMPLES.toMillis());
        watch
            .sample(feed.sent(), reader.spikes())
            .ifPresent(
                sample -> {
                  samples.add(sample);
                  out.println(sample.csv());
                });
        if (happening != null && happening.isDone()) {
          stories.add(happening.get());
          out.printf("soak: at %.0f s %s%n", kills.get(kills.size() - 1), happening.get());
          happening = null;
          nextKill = elapsed(start) + restartSeconds * (0.5 + random.nextDouble());
        }
        if (happening == null
            && elapsed(start) > nextKill
            && elapsed(start) < seconds - restartSeconds / 2.0) {
          Fault fault = new Fault(0, kind(random), 1_000 + random.nextInt(5_000));
          kills.add(elapsed(start));
          happening = injector.start(List.of(fault), System.nanoTime()).get(0);
        }
        job.checkAlive();
      }
      long sent = feed.stop();
      awaitDrained(job, watch, sent);
      StateReport state = StateReport.read(job.stop(folder.resolve("savepoints")));
      String digest = reader.finish();
      return new Result(rate, samples, kills, stories, sent, state, digest, reader.spikes());
    }
  }

  private static double elapsed(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static Fault.Kind kind(Random random) {
    List<Fault.Kind> kinds =
        List.of(
            Fault.Kind.KILL_TASK_MANAGER,
            Fault.Kind.KILL_BROKER,
            Fault.Kind.KILL_JOB_MANAGER,
            Fault.Kind.KILL_BOTH_TASK_MANAGERS);
    return kinds.get(random.nextInt(kinds.size()));
  }

  private static void awaitDrained(ChaosJob job, SoakWatch watch, long sent) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var sample = watch.sample(sent, 0);
      if (sample.isPresent() && sample.get().read() == sent) {
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not drained within " + PATIENCE + ": " + sample);
      }
      job.checkAlive();
      TimeUnit.MILLISECONDS.sleep(500);
    }
  }

  private void makeTopic(String name) throws Exception {
    String bootstrap = cluster.processes().bootstrap();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      Map<String, String> bounded =
          Map.of("retention.bytes", RETENTION_BYTES, "segment.bytes", "268435456");
      NewTopic input = new NewTopic(name, SoakFeed.PARTITIONS, (short) 1);
      NewTopic spikes = new NewTopic(name + "-spikes", 2, (short) 1);
      for (NewTopic topic : List.of(input, spikes)) {
        TopicCreation.create(admin, topic.configs(bounded), 60);
      }
    }
  }

  private JobFile file(String name) throws Exception {
    String populations =
        IntStream.range(0, SoakFeed.POPULATIONS)
            .mapToObj(
                p ->
                    "  %s: {size: %d, behavior: tonic_spiking}"
                        .formatted(SoakFeed.name(p), SoakFeed.SIZE))
            .collect(Collectors.joining("\n"));
    return JobFile.of(
        Files.createDirectories(folder.resolve(name)),
        """
        name: %s
        dt: 1ms
        origin: 0
        out-of-orderness: 50ms
        parallelism: 2
        checkpoints: {interval: 1s, dir: "%s"}
        idle-timeout: 10min
        # Bounds what waits in memory while partitions catch up: half a second of events.
        max-drift: 500ms
        inputs:
          - name: currents
            kafka: {topic: %s, format: packet, from: earliest, until: never}
        populations:
        %s
        outputs:
          spikes: {kafka: {topic: %s-spikes}, format: packet, delivery: exactly-once}
          rejected: {kafka: {topic: %s-rejected}, delivery: exactly-once}
        kafka: {bootstrap: "%s"}
        """
            .formatted(
                name,
                cluster.processes().checkpoints().toUri(),
                name,
                populations,
                name,
                name,
                cluster.processes().bootstrap()));
  }
}
