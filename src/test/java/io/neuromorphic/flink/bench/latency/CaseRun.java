/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.latency;

import io.neuromorphic.flink.job.TopicCreation;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** One repetition of a case: topics and a job of its own, warmed up, then measured. */
final class CaseRun {

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long START_MICROS = 90 * MICROS_PER_SECOND;
  private static final long STRAGGLERS_MICROS = 3 * MICROS_PER_SECOND;
  private static final long POLL_NANOS = 10_000_000;
  private static final int MILLIS_PER_SECOND = 1_000;
  private static final double NANOS_PER_SECOND = 1e9;

  private final LatencyOptions options;
  private final LatencyCase what;
  private final String bootstrap;
  private final ProcessHandle broker;
  private final Path folder;
  private final String currents;
  private final String spikes;

  /**
   * @param broker its process
   * @param folder of this repetition; exists
   */
  CaseRun(
      LatencyOptions options,
      LatencyCase what,
      String bootstrap,
      ProcessHandle broker,
      Path folder) {
    this.options = options;
    this.what = what;
    this.bootstrap = bootstrap;
    this.broker = broker;
    this.folder = folder;
    this.currents = folder.getFileName() + "-currents";
    this.spikes = folder.getFileName() + "-spikes";
  }

  CaseResult run() throws IOException, InterruptedException, ExecutionException, TimeoutException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      for (String topic : List.of(currents, spikes)) {
        TopicCreation.create(admin, new NewTopic(topic, 1, (short) 1), 60);
      }
    }
    boolean alone = what.isKafkaAlone();
    try (JobProcess job = alone ? null : startJob();
        SpikeListener listener =
            new SpikeListener(bootstrap, alone ? currents : spikes, what.json(), alone);
        CurrentFeed feed = new CurrentFeed(bootstrap, currents, what.json())) {
      return measure(Optional.ofNullable(job), listener, feed);
    }
  }

  private CaseResult measure(Optional<JobProcess> job, SpikeListener listener, CurrentFeed feed)
      throws IOException, InterruptedException {
    long deadline = WallClock.micros() + START_MICROS;
    while (!listener.hasHeard()) {
      if (WallClock.micros() > deadline) {
        throw new IOException(what.name() + ": no spike came");
      }
      await(job, POLL_NANOS / 1_000 + WallClock.micros());
    }
    await(job, WallClock.micros() + options.warmUp() * MICROS_PER_SECOND);
    long from = WallClock.micros();
    long to = from + options.seconds() * MICROS_PER_SECOND;
    listener.measure(from, to);
    feed.measureFrom(from);
    Duration jobBefore = cpu(job);
    Duration brokerBefore = brokerCpu();
    await(job, to);
    final double jobCpu = perSecond(cpu(job).minus(jobBefore));
    final double brokerCpu = perSecond(brokerCpu().minus(brokerBefore));
    final double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    long stragglers = to + STRAGGLERS_MICROS;
    while (listener.lastTime() < to && WallClock.micros() < stragglers) {
      await(job, POLL_NANOS / 1_000 + WallClock.micros());
    }
    LatencySamples late = feed.stop();
    listener.stop();
    String books = job.isPresent() ? job.get().stop() : "";
    int ooo = job.isPresent() ? what.outOfOrdernessMillis() : 0;
    LatencySamples all = listener.atConsumer();
    return new CaseResult(
        all.millis(0.5) - ooo,
        all.millis(0.9) - ooo,
        all.millis(0.99) - ooo,
        all.millis(1) - ooo,
        listener.atSink().millis(0.5) - ooo,
        listener.atSink().millis(0.99) - ooo,
        late.millis(0.99),
        all.count(),
        (double) listener.windows() * CurrentFeed.PER_MILLI / options.seconds(),
        jobCpu,
        brokerCpu,
        load,
        books);
  }

  private double perSecond(Duration cpu) {
    return cpu.toNanos() / NANOS_PER_SECOND / options.seconds();
  }

  private static Duration cpu(Optional<JobProcess> job) {
    return job.map(JobProcess::cpu).orElse(Duration.ZERO);
  }

  private Duration brokerCpu() {
    return broker.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static void await(Optional<JobProcess> job, long micros) throws IOException {
    while (WallClock.micros() < micros) {
      if (job.isPresent()) {
        job.get().checkAlive();
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private JobProcess startJob() throws IOException {
    List<String> lines = new ArrayList<>();
    String format = what.json() ? "json" : "packet";
    lines.add("name: " + folder.getFileName());
    lines.add("dt: 1ms");
    lines.add("parallelism: 1");
    lines.add("out-of-orderness: " + what.outOfOrdernessMillis() + "ms");
    lines.add("inputs:");
    lines.add(
        "  - {name: currents, kafka: {topic: %s, format: %s, from: latest, until: never}}"
            .formatted(currents, format));
    lines.add(
        "populations: {%s: {size: %d, behavior: tonic_spiking}}"
            .formatted(CurrentFeed.POPULATION, CurrentFeed.NEURONS));
    lines.add("outputs:");
    lines.add(
        "  spikes: {kafka: {topic: %s}, format: %s, delivery: at-least-once}"
            .formatted(spikes, format));
    lines.add("kafka: {bootstrap: '" + bootstrap + "'}");
    Path job = Files.write(folder.resolve("job.yaml"), lines);
    List<String> arguments = new ArrayList<>();
    what.settings().forEach(setting -> arguments.addAll(List.of("--set", setting)));
    arguments.addAll(what.factors());
    return JobProcess.start(options.root(), job, options.jvm(), arguments);
  }
}
