/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.run;

import io.neuromorphic.flink.job.Durations;
import io.neuromorphic.flink.job.JobStartException;
import io.neuromorphic.flink.job.KafkaAccess;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Sees that a Kafka cluster no longer answers, or lacks a topic of the job, while the job runs: its
 * clients try again for minutes and say nothing. And sees when that is over.
 */
final class KafkaWatch implements Watch, AutoCloseable {

  private static final long PAUSE_MILLIS = 3_000;

  private final String bootstrap;
  private final KafkaAccess kafka;
  private final Set<String> topics;
  private final ProgressListener listener;
  private final Queue<Told> told = new ConcurrentLinkedQueue<>();
  private final Thread thread = new Thread(this::watch, "kafka-watch");
  private Set<String> missing = Set.of();
  private long silentSince;

  private record Told(boolean warning, String text) {}

  KafkaWatch(
      String bootstrap,
      Map<String, String> properties,
      Set<String> topics,
      ProgressListener listener) {
    this.listener = listener;
    this.bootstrap = bootstrap;
    this.topics = topics;
    kafka = new KafkaAccess(bootstrap, properties);
    thread.setDaemon(true);
    thread.start();
  }

  /** Hands over what is new. */
  @Override
  public void look() {
    for (Told next = told.poll(); next != null; next = told.poll()) {
      if (next.warning) {
        listener.warning(next.text);
      } else {
        listener.note(next.text);
      }
    }
  }

  private void watch() {
    try {
      while (true) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        ask();
      }
    } catch (InterruptedException e) {
      // The job has ended.
      Thread.currentThread().interrupt();
    }
  }

  private void ask() {
    long asked = System.nanoTime();
    Set<String> there;
    try {
      there = kafka.topics();
    } catch (JobStartException e) {
      if (silentSince == 0 && !Thread.currentThread().isInterrupted()) {
        silentSince = asked;
        told.add(new Told(true, e.getMessage() + ". The job waits, and goes on when it answers"));
      }
      return;
    }
    if (silentSince != 0) {
      Duration silent = Duration.ofSeconds((System.nanoTime() - silentSince) / 1_000_000_000L);
      told.add(
          new Told(
              false, "Kafka at " + bootstrap + " answers again, after " + Durations.text(silent)));
      silentSince = 0;
    }
    Set<String> lost = new TreeSet<>(topics);
    lost.removeAll(there);
    for (String topic : lost) {
      if (!missing.contains(topic)) {
        told.add(
            new Told(
                true,
                "topic '" + topic + "' no longer exists. The job goes on when there is one again"));
      }
    }
    for (String topic : missing) {
      if (!lost.contains(topic)) {
        told.add(new Told(false, "topic '" + topic + "' exists again"));
      }
    }
    missing = lost;
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    kafka.close();
    thread.join(PAUSE_MILLIS);
  }
}
