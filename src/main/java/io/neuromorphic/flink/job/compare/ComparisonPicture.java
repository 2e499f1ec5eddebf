/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.compare;

import io.neuromorphic.flink.plot.RasterPair;
import io.neuromorphic.flink.plot.RasterPair.Band;
import io.neuromorphic.flink.plot.RasterPair.Dots;
import io.neuromorphic.flink.plot.RasterPair.Panel;
import io.neuromorphic.flink.plot.RasterPairPlotter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** A comparison as a picture: the expected raster above, the found one below. */
public final class ComparisonPicture {

  private final SpikeComparison comparison;
  private final Map<String, Integer> firstRows = new LinkedHashMap<>();

  private ComparisonPicture(SpikeComparison comparison) {
    this.comparison = comparison;
  }

  /**
   * Writes the picture, and makes its folder where it is missing.
   *
   * @param title above it
   * @param png file to write; replaced where it exists
   * @throws IOException where it cannot be written, or has more rows than can be numbered
   */
  public static void write(SpikeComparison comparison, String title, Path png) throws IOException {
    Files.createDirectories(png.toAbsolutePath().getParent());
    RasterPairPlotter.write(new ComparisonPicture(comparison).pair(title), png);
  }

  private RasterPair pair(String title) throws IOException {
    Map<String, Integer> highest = new HashMap<>();
    addHighest(comparison.expected(), highest);
    addHighest(comparison.found(), highest);
    List<Band> bands =
        comparison.populations().stream()
            .map(name -> new Band(name, rows(name, highest.getOrDefault(name, 0))))
            .toList();
    int first = 0;
    for (Band band : bands) {
      firstRows.put(band.name(), first);
      if (band.size() > Integer.MAX_VALUE - first) {
        throw new IOException(
            "the comparison cannot be drawn: its populations have more than "
                + Integer.MAX_VALUE
                + " neurons together");
      }
      first += band.size();
    }
    SpikeTrains missing = comparison.missing();
    SpikeTrains extra = comparison.extra();
    var mark = comparison.firstDifference();
    return new RasterPair(
        title,
        String.format(
            Locale.ROOT,
            "%,d missing, %,d extra, %,d in both%s",
            missing.size(),
            extra.size(),
            comparison.matched(),
            comparison.toleranceMicros() == 0
                ? ""
                : ", within " + ComparisonText.micros(comparison.toleranceMicros())),
        bands,
        panel("expected", comparison.expected(), missing, "missing"),
        panel("found", comparison.found(), extra, "extra"),
        mark.map(spike -> OptionalLong.of(spike.t())).orElse(OptionalLong.empty()),
        mark.map(spike -> "first difference, t = " + spike.t() + " us").orElse(""));
  }

  /** As many as the population has, or as its spikes show. */
  private int rows(String name, int highest) {
    SpikeTrains expected = comparison.expected();
    SpikeTrains found = comparison.found();
    return Math.max(
        highest + 1, Math.max(found.neuronsOf(name).orElse(1), expected.neuronsOf(name).orElse(1)));
  }

  private static void addHighest(SpikeTrains spikes, Map<String, Integer> highest) {
    for (int i = 0; i < spikes.size(); i++) {
      highest.merge(spikes.population(i), spikes.neuron(i), Math::max);
    }
  }

  private Panel panel(String what, SpikeTrains all, SpikeTrains own, String ownWord) {
    String label = String.format(Locale.ROOT, "%s: %s", what, all);
    String ownLabel = String.format(Locale.ROOT, "%,d %s", own.size(), ownWord);
    // Drawn on top of all, the own ones hide themselves.
    return new Panel(label, dots(all), dots(own), ownLabel);
  }

  private Dots dots(SpikeTrains spikes) {
    long[] t = new long[spikes.size()];
    int[] row = new int[spikes.size()];
    for (int i = 0; i < t.length; i++) {
      t[i] = spikes.t(i);
      row[i] = firstRows.get(spikes.population(i)) + spikes.neuron(i);
    }
    return new Dots(t, row);
  }
}
