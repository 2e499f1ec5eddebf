/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.event.Weights;
import io.neuromorphic.flink.job.config.WeightsConfig.Matrix;
import io.neuromorphic.flink.source.synapses.WeightHash;
import java.util.Optional;

/** Takes weights that a program gives as a matrix. */
final class MatrixReader {

  private MatrixReader() {}

  /** The weights in one array; empty where they do not fit, or one of them cannot be a weight. */
  static Optional<WeightsConfig> read(
      Section section, String key, float[][] rows, WeightsEnd from, WeightsEnd to) {
    if (from.grid().isEmpty() || to.grid().isEmpty()) {
      return Optional.empty();
    }
    int height = to.grid().get().size();
    int width = from.grid().get().size();
    if (rows.length != height) {
      section.refuse(
          key, "expected " + height + " rows, one for each of " + to + ", found " + rows.length);
      return Optional.empty();
    }
    float[] values = new float[Math.multiplyExact(height, width)];
    for (int j = 0; j < height; j++) {
      if (rows[j] == null || rows[j].length != width) {
        section.refuse(
            key,
            String.format(
                "row %d: expected %d weights, one for each of %s, found %s",
                j, width, from, rows[j] == null ? "null" : rows[j].length));
        return Optional.empty();
      }
      for (int i = 0; i < width; i++) {
        if (!Float.isFinite(rows[j][i])) {
          section.refuse(
              key,
              String.format(
                  "row %d, column %d: expected a finite number, found '%s'", j, i, rows[j][i]));
          return Optional.empty();
        }
      }
      System.arraycopy(rows[j], 0, values, j * width, width);
    }
    return Optional.of(new Matrix(values, WeightHash.of(Weights.dense(height, width, values))));
  }
}
