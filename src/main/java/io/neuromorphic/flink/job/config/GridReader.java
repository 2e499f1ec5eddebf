/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.util.List;
import java.util.Optional;

/** Reads sizes: a number, or [width, height]. */
final class GridReader {

  /** Neurons of a population, and its input lines. */
  static final int MOST = 1 << 26;

  private GridReader() {}

  /**
   * Reads a key that is there.
   *
   * @param things what they are, in the plural
   * @return empty where the value was refused
   */
  static Optional<Grid> read(Section section, String key, String things) {
    int before = section.problems().count();
    Grid grid = grid(section, key, things);
    return section.problems().count() > before ? Optional.empty() : Optional.of(grid);
  }

  private static Grid grid(Section section, String key, String things) {
    if (section.value(key).orElseThrow() instanceof YamlValue.Scalar) {
      return new Grid((int) section.whole(key, 1, 1, MOST), 1, false);
    }
    String form = "a number of " + things + " or [width, height]";
    Optional<List<Integer>> edges = section.wholes(key, form, 2, 1, MOST);
    if (edges.isEmpty()) {
      return Grid.REFUSED;
    }
    int width = edges.get().get(0);
    int height = edges.get().get(1);
    if ((long) width * height > MOST) {
      section.refuse(
          key, "expected at most " + MOST + " " + things + ", found " + edges.orElseThrow());
    }
    return new Grid(width, height, true);
  }
}
