/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuromorphic.flink.cluster.Member;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the cluster how it is: Flink's REST interface, and the logs of garbage collections. */
final class SoakWatch {

  private static final Pattern AFTER = Pattern.compile("->(\\d+)M\\(");
  private static final String PREFIX = "neuromorphic.";

  private final ChaosCluster cluster;
  private final ChaosJob job;
  private final double eventsPerSecond;
  private final long startNanos;

  SoakWatch(ChaosCluster cluster, ChaosJob job, double eventsPerSecond, long startNanos) {
    this.cluster = cluster;
    this.job = job;
    this.eventsPerSecond = eventsPerSecond;
    this.startNanos = startNanos;
  }

  /** A sample; empty where the job manager is away or has not heard of the job's totals. */
  Optional<SoakSample> sample(long sent, long spikes) {
    try {
      Map<String, Long> totals = totals();
      long read = totals.getOrDefault(PREFIX + "read.currents", 0L);
      if (read == 0) {
        // A job manager that has just come has not heard from the tasks.
        return Optional.empty();
      }
      long integrated = totals.getOrDefault(PREFIX + "integrated.currents", 0L);
      long other = 0;
      for (Map.Entry<String, Long> total : totals.entrySet()) {
        if (total.getKey().startsWith(PREFIX + "rejected.")
            || total.getKey().startsWith(PREFIX + "filtered.")) {
          other += total.getValue();
        }
      }
      JsonNode checkpoints = cluster.rest("/jobs/" + job.id() + "/checkpoints");
      JsonNode last = checkpoints.path("latest").path("completed");
      return Optional.of(
          new SoakSample(
              (System.nanoTime() - startNanos) / 1e9,
              sent,
              read,
              integrated,
              other,
              totals.getOrDefault(PREFIX + "pending.currents", 0L),
              (sent - integrated) / eventsPerSecond,
              spikes,
              heapAfterCollection(),
              last.path("state_size").asLong() / 1e6,
              last.path("end_to_end_duration").asDouble(Double.NaN),
              checkpoints.path("counts").path("completed").asLong(),
              checkpoints.path("counts").path("failed").asLong()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The job's accumulators. */
  Map<String, Long> totals() throws IOException {
    Map<String, Long> totals = new HashMap<>();
    JsonNode answer = cluster.rest("/jobs/" + job.id() + "/accumulators");
    for (JsonNode one : answer.path("user-task-accumulators")) {
      String value = one.path("value").asText();
      if (value.matches("-?\\d+")) {
        totals.put(one.path("name").asText(), Long.parseLong(value));
      }
    }
    return totals;
  }

  private double heapAfterCollection() throws IOException {
    double most = Double.NaN;
    for (Member member : cluster.processes().taskManagers()) {
      if (Files.exists(member.garbageCollections())) {
        List<String> lines =
            Files.readAllLines(member.garbageCollections(), StandardCharsets.UTF_8);
        for (int i = lines.size() - 1; i >= 0; i--) {
          Matcher after = AFTER.matcher(lines.get(i));
          if (after.find()) {
            double megabytes = Double.parseDouble(after.group(1));
            most = Double.isNaN(most) ? megabytes : Math.max(most, megabytes);
            break;
          }
        }
      }
    }
    return most;
  }
}
