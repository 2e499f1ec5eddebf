/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.kernel.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One of Norse's feed-forward runs; its first row is that before step 0. */
final class GoldenNeuron {

  private final List<Map<String, String>> rows;

  GoldenNeuron(String name) {
    rows = Golden.csv("feed_forward/" + name + ".csv");
  }

  private Map<String, String> row(int step) {
    return rows.get(step + 1);
  }

  /** Membrane potential after a step. */
  float v(int step) {
    return Golden.float32(row(step).get("v"));
  }

  /** Recovery variable after a step. */
  float u(int step) {
    return Golden.float32(row(step).get("u"));
  }

  /** Steps after so many that fired, counted from 1: their spikes carry the end of their window. */
  List<Long> spikesAfter(int steps) {
    return rows.subList(steps + 1, rows.size()).stream()
        .filter(row -> row.get("z").equals("1"))
        .map(row -> Long.parseLong(row.get("step")) + 1)
        .toList();
  }

  /** Writes the currents from a step on, one a millisecond, the first at 0. */
  void write(Path csv, int from) throws IOException {
    StringBuilder text = new StringBuilder("t,population,neuron,current\n");
    for (Map<String, String> row : rows.subList(from + 1, rows.size())) {
      text.append((Long.parseLong(row.get("step")) - from) * 1_000)
          .append(",one,0,")
          .append(Golden.float32(row.get("current")))
          .append('\n');
    }
    Files.writeString(csv, text);
  }
}
