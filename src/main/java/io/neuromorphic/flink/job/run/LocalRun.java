/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.run;

import io.neuromorphic.flink.broker.BrokerOptions;
import io.neuromorphic.flink.broker.EmbeddedBroker;
import io.neuromorphic.flink.job.ExactlyOnce;
import io.neuromorphic.flink.job.InputLook;
import io.neuromorphic.flink.job.InputLooks;
import io.neuromorphic.flink.job.JobClock;
import io.neuromorphic.flink.job.JobFiles;
import io.neuromorphic.flink.job.JobSettings;
import io.neuromorphic.flink.job.JobStartException;
import io.neuromorphic.flink.job.JobTopics;
import io.neuromorphic.flink.job.LiveInputs;
import io.neuromorphic.flink.job.Resume;
import io.neuromorphic.flink.job.SpikingJob;
import io.neuromorphic.flink.job.config.InputConfig.WireFormat;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.sink.ObserverSink;
import io.neuromorphic.flink.sink.SpikeRecords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Runs a job in this process: checks and looks first, then a Flink mini cluster until the inputs
 * end or the process is told to stop, then the summary. What was started is stopped whatever
 * happens.
 */
public final class LocalRun {

  private static final long STOP_SECONDS = 40;
  private static final long LAST_WORD_MILLIS = 500;

  private final RunRequest request;
  private final ProgressListener listener;
  private final JobConfig config;
  private final CountDownLatch stopRequested = new CountDownLatch(1);
  private final Thread caller = Thread.currentThread();
  private final CountDownLatch done = new CountDownLatch(1);
  private Optional<Resume> resume = Optional.empty();

  private LocalRun(RunRequest request, ProgressListener listener) {
    this.request = request;
    this.listener = listener;
    this.config = request.config();
  }

  /**
   * Runs a job.
   *
   * @throws io.neuromorphic.flink.job.SavepointRefusedException where it cannot resume from the
   *     savepoint that it was given; nothing was started
   * @throws io.neuromorphic.flink.job.JobStartException where looking at inputs and outputs shows
   *     that it cannot start
   * @throws JobFailedException where it failed while it ran
   */
  public static RunSummary run(RunRequest request, ProgressListener listener) throws Exception {
    return new LocalRun(request, listener).run();
  }

  private RunSummary run() throws Exception {
    config.kafka().checkSecrets();
    resume = request.fromSavepoint().map(p -> Resume.from(p, config, request.allowLostState()));
    resume.ifPresent(r -> r.warnings().forEach(listener::warning));
    LiveInputs.checkPorts(config);
    checkCheckpoints();
    LiveInputs.warnings(config).forEach(listener::warning);
    Thread hook = new Thread(this::stopAndWait, "stop the run");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      if (!config.usesKafka() || !config.kafka().embedded()) {
        return runWith(config.usesKafka() ? config.kafka().bootstrap() : "");
      }
      // Stopped here, in order, after the job; should this process die, it stops by itself.
      try (EmbeddedBroker broker =
          EmbeddedBroker.start(BrokerOptions.defaults().withStopAtExit(false))) {
        listener.brokerStarted(broker.bootstrap());
        RunSummary summary = runWith(broker.bootstrap());
        if (request.keepBroker()) {
          stopRequested.await();
        }
        return summary;
      }
    } finally {
      done.countDown();
      removeHook(hook);
    }
  }

  /** Flink would find out, too, but not say which folder. */
  private void checkCheckpoints() {
    config
        .checkpoints()
        .flatMap(checkpoints -> new CheckpointFolder(checkpoints.dir()).problem())
        .ifPresent(
            problem -> {
              throw new JobStartException("checkpoints.dir: " + problem);
            });
  }

  private void stopAndWait() {
    stopRequested.countDown();
    try {
      if (!done.await(STOP_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("neuromorphic: the run did not stop within " + STOP_SECONDS + " s");
      }
      // Whoever called has a word to say; then it waits for this JVM to end.
      caller.join(LAST_WORD_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The hook is what ended the run.
      org.slf4j.LoggerFactory.getLogger(LocalRun.class).debug("stopped by a signal", e);
    }
  }

  private RunSummary runWith(String bootstrap) throws Exception {
    if (bootstrap.isEmpty()) {
      return execute(bootstrap, null);
    }
    JobTopics topics = new JobTopics(config);
    topics.prepare(bootstrap).forEach(listener::warning);
    new ExactlyOnce(config).note().ifPresent(listener::note);
    try (TopicCounter counter =
        new TopicCounter(
            bootstrap,
            config.kafka().properties(),
            SpikeRecords.markers(config.outputs().spikes().format() == WireFormat.JSON))) {
      counter.remember(topics.outputs());
      return execute(bootstrap, counter);
    }
  }

  private RunSummary execute(String bootstrap, TopicCounter counter) throws Exception {
    Map<String, InputLook> looks = InputLooks.of(config, bootstrap);
    long now = System.currentTimeMillis();
    JobClock clock =
        resume.map(r -> r.clock(looks, now)).orElseGet(() -> JobClock.of(config, looks, now));
    Path scratch = Files.createTempDirectory("neuromorphic-run");
    Optional<ObserverSink.Observed> observed = request.observer().map(ObserverSink::observe);
    try {
      Optional<Path> rasterSpikes = request.raster().map(file -> scratch.resolve("raster.csv"));
      StreamExecutionEnvironment env = environment(scratch);
      new SpikingJob(config, looks, clock, bootstrap)
          .writingSpikesTo(rasterSpikes)
          .observedBy(observed.map(ObserverSink.Observed::id))
          .build(env);
      listener.origin(clock.originMicros());
      if (!bootstrap.isEmpty() && resume.isEmpty()) {
        new JobTopics(config).freeReaders(bootstrap).forEach(listener::warning);
      }
      RunningJob job;
      RunTotals totals;
      try (KafkaWatch kafka = watchKafka(bootstrap);
          LocalCluster.Started started = LocalCluster.start(env, config.name())) {
        job =
            new RunningJob(
                config,
                looks,
                clock,
                listener,
                Stream.of(new JobWatch(config, started, listener), kafka)
                    .filter(Objects::nonNull)
                    .toList(),
                stopRequested,
                scratch,
                request.savepointFolder());
        totals = job.await(started.client());
      }
      RunSummary summary =
          totals
              .summary(
                  clock.originMicros(),
                  counter == null ? Map.of() : counter.count(this::cannotCount))
              .withSavepoint(job.savepoint());
      if (rasterSpikes.isPresent()) {
        JobFiles.complete(rasterSpikes.get());
        long spikes = summary.spikes().values().stream().mapToLong(Long::longValue).sum();
        SpikeTable.draw(
            config, clock.originMicros(), rasterSpikes.get(), spikes, request.raster().get());
      }
      listener.finished(summary);
      return summary;
    } finally {
      observed.ifPresent(ObserverSink.Observed::close);
      Folders.delete(scratch);
    }
  }

  private void cannotCount(String topic) {
    listener.warning(
        "the records of topic '" + topic + "' are not counted: this user may not read it");
  }

  /** Null where the job has nothing to do with Kafka. */
  private KafkaWatch watchKafka(String bootstrap) {
    if (bootstrap.isEmpty()) {
      return null;
    }
    Set<String> topics = new LinkedHashSet<>(new JobTopics(config).inputs());
    topics.addAll(new JobTopics(config).outputs());
    return new KafkaWatch(bootstrap, config.kafka().properties(), topics, listener);
  }

  private StreamExecutionEnvironment environment(Path scratch) {
    Configuration settings = JobSettings.of(config);
    LocalCluster.configure(settings, scratch);
    resume.ifPresent(r -> r.configure(settings));
    return LocalCluster.environment(settings, request.web(), listener);
  }
}
