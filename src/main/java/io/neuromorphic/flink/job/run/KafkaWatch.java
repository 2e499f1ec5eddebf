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
import java.util.TreeMap;
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
  private final Map<String, Troubles> topics = new TreeMap<>();
  private final Troubles silence = new Troubles();
  private final ProgressListener listener;
  private final Queue<Told> told = new ConcurrentLinkedQueue<>();
  private final Thread thread = new Thread(this::watch, "kafka-watch");
  private long silentSince;

  private record Told(boolean warning, String text) {}

  KafkaWatch(
      String bootstrap,
      Map<String, String> properties,
      Set<String> topics,
      ProgressListener listener) {
    this.listener = listener;
    this.bootstrap = bootstrap;
    topics.forEach(topic -> this.topics.put(topic, new Troubles()));
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
      if (!Thread.currentThread().isInterrupted()) {
        silentSince = silentSince == 0 ? asked : silentSince;
        if (silence.isDue("")) {
          String what = e.getMessage().replaceFirst("[.?!]+$", "");
          told.add(new Told(true, what + ". The job waits, and goes on when it answers"));
        }
      }
      return;
    }
    if (silence.end()) {
      Duration silent = Duration.ofSeconds((System.nanoTime() - silentSince) / 1_000_000_000L);
      told.add(
          new Told(
              false, "Kafka at " + bootstrap + " answers again, after " + Durations.text(silent)));
      silentSince = 0;
    }
    topics.forEach((topic, trouble) -> see(topic, trouble, there.contains(topic)));
  }

  private void see(String topic, Troubles trouble, boolean there) {
    if (there) {
      if (trouble.end()) {
        told.add(new Told(false, "topic '" + topic + "' is there again"));
      }
    } else if (trouble.isDue("")) {
      told.add(
          new Told(
              true,
              "topic '"
                  + topic
                  + "' no longer exists, or the user of this job may no longer see it. The job goes"
                  + " on when that has changed"));
    }
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    kafka.close();
    thread.join(PAUSE_MILLIS);
  }
}
