/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long a job lets things wait for others to travel with: the key {@code latency} of a job file.
 * It decides when spikes come and what an event costs, never which spikes come. How much each value
 * matters is measured in {@code docs/latency.md}.
 *
 * @param word in the job file
 * @param holdMillis how long routed currents and the watermark wait for more before they go on to
 *     the neurons, ms; 0 sends with every watermark, thus with every packet that moves time on
 * @param bufferTimeout after which Flink sends a network buffer that is not full; 0 sends it with
 *     every record
 * @param lingerMillis how long a Kafka producer waits for a batch to fill, ms
 * @param batchBytes largest batch of a Kafka producer
 * @param compression of a Kafka producer's batches
 * @param fetchMinBytes that a Kafka broker waits for before it answers a fetch
 * @param fetchMaxWaitMillis longest such wait, ms
 */
public record Latency(
    String word,
    long holdMillis,
    Duration bufferTimeout,
    int lingerMillis,
    int batchBytes,
    String compression,
    int fetchMinBytes,
    int fetchMaxWaitMillis) {

  private static final int KIB = 1_024;

  /** Kafka's own defaults, where there is no reason to differ. */
  private static final int BATCH = 16 * KIB;

  private static final int FETCH_WAIT = 500;

  /** Nothing waits for company. */
  public static final Latency LOW =
      new Latency("low", 0, Duration.ZERO, 0, BATCH, "none", 1, FETCH_WAIT);

  /** Some milliseconds at each hop, which cost little and save most of what can be saved. */
  public static final Latency BALANCED =
      new Latency("balanced", 5, Duration.ofMillis(5), 5, BATCH, "lz4", 1, FETCH_WAIT);

  /** Large batches at each hop, for records by the million and for catching up. */
  public static final Latency THROUGHPUT =
      new Latency("throughput", 20, Duration.ofMillis(100), 20, 256 * KIB, "lz4", 64 * KIB, 50);

  private static final List<Latency> ALL = List.of(LOW, BALANCED, THROUGHPUT);

  /** The words of a job file, from the shortest wait to the longest. */
  public static List<String> words() {
    return ALL.stream().map(Latency::word).toList();
  }

  /**
   * The choice of the given word.
   *
   * @throws IllegalArgumentException where it is none of {@link #words()}
   */
  public static Latency of(String word) {
    return ALL.stream()
        .filter(latency -> latency.word.equals(word))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("expected one of " + words() + ", found " + word));
  }

  /**
   * Properties of a producer.
   *
   * @param own the user's, which go before
   */
  public Map<String, String> producer(Map<String, String> own) {
    Map<String, String> all = new HashMap<>();
    all.put("linger.ms", Integer.toString(lingerMillis));
    all.put("batch.size", Integer.toString(batchBytes));
    all.put("compression.type", compression);
    all.putAll(own);
    return all;
  }

  /**
   * Properties of a consumer.
   *
   * @param own the user's, which go before
   */
  public Map<String, String> consumer(Map<String, String> own) {
    Map<String, String> all = new HashMap<>();
    all.put("fetch.min.bytes", Integer.toString(fetchMinBytes));
    all.put("fetch.max.wait.ms", Integer.toString(fetchMaxWaitMillis));
    all.putAll(own);
    return all;
  }
}
