/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.run;

import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.PopulationConfig;
import io.neuromorphic.flink.plot.RasterPlot;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Draws the spikes that a run wrote; very many are thinned evenly. */
final class SpikeTable {

  private static final int MAX_SPIKES = 200_000;

  private SpikeTable() {}

  /**
   * Draws a raster.
   *
   * @param csv spikes, {@code t,population,neuron}
   * @param spikes how many there are
   * @param png file to write
   */
  static void draw(JobConfig config, long originMicros, Path csv, long spikes, Path png)
      throws IOException {
    Map<String, LongStream.Builder> times = new LinkedHashMap<>();
    Map<String, LongStream.Builder> neurons = new LinkedHashMap<>();
    long every = Math.max(1, (spikes + MAX_SPIKES - 1) / MAX_SPIKES);
    try (BufferedReader reader = Files.newBufferedReader(csv)) {
      reader.readLine();
      long index = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (index++ % every == 0) {
          String[] fields = line.split(",", -1);
          times
              .computeIfAbsent(fields[1], p -> LongStream.builder())
              .add(Long.parseLong(fields[0]));
          neurons
              .computeIfAbsent(fields[1], p -> LongStream.builder())
              .add(Long.parseLong(fields[2]));
        }
      }
    }
    List<RasterPlot.Band> bands = new ArrayList<>();
    for (PopulationConfig population : config.populations()) {
      bands.add(
          new RasterPlot.Band(
              population.name(),
              population.size(),
              column(times, population.name()),
              LongStream.of(column(neurons, population.name())).mapToInt(n -> (int) n).toArray()));
    }
    String title = String.format(java.util.Locale.ROOT, "%s: %,d spikes", config.name(), spikes);
    String thinned = every == 1 ? "" : ", every " + every + "th drawn";
    RasterPlot.draw(title + thinned, originMicros, bands, png);
  }

  private static long[] column(Map<String, LongStream.Builder> columns, String population) {
    LongStream.Builder column = columns.get(population);
    return column == null ? new long[0] : column.build().toArray();
  }
}
