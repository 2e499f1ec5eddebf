/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testing;

import io.neuromorphic.flink.job.config.InputConfig;
import io.neuromorphic.flink.job.config.InputConfig.KafkaTopic;
import io.neuromorphic.flink.job.config.InputConfig.WireFormat;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.feed.FeedListener;
import io.neuromorphic.flink.job.feed.FeedSummary;
import io.neuromorphic.flink.job.feed.Replay;
import io.neuromorphic.flink.job.feed.ReplayRequest;
import io.neuromorphic.flink.job.feed.TargetTopic;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.tool.UsageException;
import io.neuromorphic.flink.job.trial.SpikeRecorder;
import io.neuromorphic.flink.job.trial.Trial;
import io.neuromorphic.flink.source.RecordingFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Runs a job with its Kafka topics. */
final class KafkaRun {

  private static final long GONE_SECONDS = 60;
  private static final long POLL_MILLIS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TestJob job;
  private final String bootstrap;
  private final Path scratch;

  private KafkaRun(TestJob job, Path scratch) {
    this.job = job;
    this.scratch = scratch;
    this.bootstrap = job.neuromorphic().bootstrap();
  }

  static JobRun of(TestJob job, Path scratch) throws Exception {
    return new KafkaRun(job, scratch).run();
  }

  private JobRun run() throws Exception {
    JobConfig config = config();
    List<Feed> feeds = new ArrayList<>();
    for (Map.Entry<String, TestInput> fed : job.inputs().entrySet()) {
      String file = fed.getValue().file(scratch, fed.getKey());
      InputConfig input = input(config, fed.getKey());
      if (!(input.origin() instanceof KafkaTopic topic)) {
        throw new IllegalStateException(
            "throughKafka: the input '"
                + input.name()
                + "' reads no topic; leave its withInput(…) out, or run without throughKafka()");
      }
      RecordingFiles.find(RecordingFiles.path(file));
      feeds.add(new Feed(file, topic.topic(), topic.format()));
    }
    empty(topics(config));
    for (Feed feed : feeds) {
      send(feed);
    }
    SpikeRecorder recorder = new SpikeRecorder();
    RunSummary summary = MemoryRun.alone(config, recorder);
    return JobRun.of(config, summary, recorder);
  }

  private JobConfig config() {
    try {
      return Trial.onBroker(
          job.read(), bootstrap, scratch.resolve("checkpoints").toUri().toString());
    } catch (UsageException e) {
      throw new IllegalStateException(
          e.getMessage() + ": set(…), or withInput(…) without throughKafka()", e);
    }
  }

  /**
   * What is to be sent where.
   *
   * @param recording path or URI
   */
  private record Feed(String recording, String topic, WireFormat format) {}

  private static InputConfig input(JobConfig config, String name) {
    return config.inputs().stream().filter(i -> i.name().equals(name)).findFirst().orElseThrow();
  }

  /** Those that the job writes, and those that the test fills. */
  private Set<String> topics(JobConfig config) {
    Set<String> topics = new HashSet<>();
    config
        .populations()
        .forEach(p -> config.outputs().spikes().topicOf(p.name()).ifPresent(topics::add));
    config.outputs().rejected().kafkaTopic().ifPresent(topics::add);
    for (String name : job.inputs().keySet()) {
      if (input(config, name).origin() instanceof KafkaTopic topic) {
        topics.add(topic.topic());
      }
    }
    return topics;
  }

  private void empty(Set<String> topics) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      for (var deleted : admin.deleteTopics(topics).topicNameValues().values()) {
        try {
          deleted.get();
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
            throw e;
          }
        }
      }
      awaitGone(admin, topics);
    }
  }

  /** A broker goes on showing a topic for a moment, as it was, and would have it counted. */
  private static void awaitGone(Admin admin, Set<String> topics) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(GONE_SECONDS);
    while (!Collections.disjoint(admin.listTopics().names().get(), topics)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "the broker still has one of " + topics + " that were deleted");
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  private void send(Feed feed) throws Exception {
    TargetTopic target =
        new TargetTopic(
            bootstrap,
            feed.topic(),
            Optional.of(1),
            feed.format() == WireFormat.JSON,
            Integer.MAX_VALUE,
            Map.of(),
            PATIENCE);
    Replay.run(
        new ReplayRequest(
            feed.recording(),
            ReplayRequest.MAX_SPEED,
            1,
            ReplayRequest.Times.AS_RECORDED,
            0,
            target),
        new FeedListener() {
          @Override
          public void warning(String warning) {
            // Of a recording; the job's books tell what became of its events.
          }

          @Override
          public void progress(
              double seconds, double fraction, long events, Map<String, Long> notes) {
            // A test waits for the end.
          }

          @Override
          public void finished(FeedSummary summary) {
            // Likewise.
          }
        });
  }
}
