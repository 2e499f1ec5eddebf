/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.kernel.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads spikes from wherever a run has put them. */
public final class Spikes {

  private Spikes() {}

  /** The spikes of a CSV file, in its order. */
  public static List<Spike> read(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    if (lines.isEmpty() || !lines.get(0).equals("t,population,neuron")) {
      throw new AssertionError(csv + " has no header");
    }
    List<Spike> spikes = new ArrayList<>(lines.size());
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      spikes.add(new Spike(Long.parseLong(fields[0]), fields[1], Integer.parseInt(fields[2])));
    }
    return spikes;
  }

  /** The spikes of a folder's visible part files, sorted, with duplicates. */
  public static List<Spike> readFolder(Path folder) throws IOException {
    List<Spike> spikes = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> !f.getFileName().toString().startsWith(".")).toList()) {
        spikes.addAll(read(file));
      }
    }
    return sorted(spikes);
  }

  /** What Norse's population of {@link GoldenCurrents} fires, in order. */
  static List<Spike> golden(String population, long dtMicros) {
    return sorted(
        Golden.csv("population/spikes.csv").stream()
            .map(
                row ->
                    new Spike(
                        (Long.parseLong(row.get("step")) + 1) * dtMicros,
                        population,
                        Integer.parseInt(row.get("neuron"))))
            .toList());
  }

  /** In ascending order, with duplicates. */
  public static List<Spike> sorted(Collection<Spike> spikes) {
    return spikes.stream().sorted().toList();
  }

  /** In ascending order, each once. */
  public static List<Spike> distinct(Collection<Spike> spikes) {
    return List.copyOf(new TreeSet<>(spikes));
  }
}
