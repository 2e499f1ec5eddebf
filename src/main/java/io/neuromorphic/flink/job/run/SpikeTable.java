/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the spikes that a run wrote, for a plot: at most a given number, evenly thinned. */
final class SpikeTable {

  private static final int MAX_SPIKES = 200_000;

  private SpikeTable() {}

  /** Times, µs, and neurons by population, as pairs. */
  static Map<String, List<long[]>> read(Path csv) throws IOException {
    Map<String, List<long[]>> spikes = new LinkedHashMap<>();
    long lines;
    try (var stream = Files.lines(csv)) {
      lines = stream.count() - 1;
    }
    long every = Math.max(1, (lines + MAX_SPIKES - 1) / MAX_SPIKES);
    try (BufferedReader reader = Files.newBufferedReader(csv)) {
      reader.readLine();
      long index = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (index++ % every == 0) {
          int first = line.indexOf(',');
          int last = line.lastIndexOf(',');
          spikes
              .computeIfAbsent(line.substring(first + 1, last), name -> new ArrayList<>())
              .add(
                  new long[] {
                    Long.parseLong(line.substring(0, first)),
                    Long.parseLong(line.substring(last + 1))
                  });
        }
      }
    }
    return spikes;
  }
}
