/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks a running job's REST interface about its checkpoints, a few times a second. */
final class CheckpointWatch {

  private static final long PAUSE_MILLIS = 300;
  private static final double MEGABYTE = 1e6;

  /** Of one completed checkpoint, the slowest of its tasks. */
  private record Checkpoint(long syncMillis, long endToEndMillis, long bytes) {}

  private final ObjectMapper json = new ObjectMapper();
  private final Map<Long, Checkpoint> checkpoints = new TreeMap<>();
  private Thread thread;

  void start(String address) {
    thread = new Thread(() -> watch(address), "checkpoint-watch");
    thread.setDaemon(true);
    thread.start();
  }

  void stop() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void watch(String address) {
    try {
      while (!Thread.interrupted()) {
        try {
          look(address);
        } catch (IOException e) {
          // The cluster is not up yet, or no more.
          org.slf4j.LoggerFactory.getLogger(CheckpointWatch.class).debug("no answer", e);
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(String address) throws IOException {
    for (JsonNode job : get(address + "/jobs").path("jobs")) {
      String of = address + "/jobs/" + job.path("id").asText() + "/checkpoints";
      for (JsonNode past : get(of).path("history")) {
        long id = past.path("id").asLong();
        if (past.path("status").asText().equals("COMPLETED") && !checkpoints.containsKey(id)) {
          checkpoints.put(id, details(of + "/details/" + id, past));
        }
      }
    }
  }

  private Checkpoint details(String of, JsonNode past) throws IOException {
    long sync = 0;
    for (String task : (Iterable<String>) get(of).path("tasks")::fieldNames) {
      JsonNode durations =
          get(of + "/subtasks/" + task).path("summary").path("checkpoint_duration");
      sync = Math.max(sync, durations.path("sync").path("max").asLong());
    }
    return new Checkpoint(
        sync, past.path("end_to_end_duration").asLong(), past.path("state_size").asLong());
  }

  private JsonNode get(String address) throws IOException {
    return json.readTree(URI.create(address).toURL());
  }

  /** Medians and maxima of all that were seen. */
  Map<String, Double> figures() {
    List<Checkpoint> all = new ArrayList<>(checkpoints.values());
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("checkpoints", (double) all.size());
    if (!all.isEmpty()) {
      long[] sync = all.stream().mapToLong(Checkpoint::syncMillis).sorted().toArray();
      long[] whole = all.stream().mapToLong(Checkpoint::endToEndMillis).sorted().toArray();
      figures.put("sync_ms_median", (double) sync[sync.length / 2]);
      figures.put("sync_ms_max", (double) sync[sync.length - 1]);
      figures.put("end_to_end_ms_median", (double) whole[whole.length / 2]);
      figures.put("end_to_end_ms_max", (double) whole[whole.length - 1]);
      figures.put(
          "checkpoint_megabytes_max",
          all.stream().mapToLong(Checkpoint::bytes).max().orElse(0) / MEGABYTE);
    }
    return figures;
  }
}
