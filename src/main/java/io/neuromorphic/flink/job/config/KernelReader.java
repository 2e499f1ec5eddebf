/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.job.config.WeightsConfig.Kernel;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads weights that are one kernel over two populations with rows. */
final class KernelReader {

  private static final int MOST_STRIDE = 65_536;
  private static final int WIDEST_POOL = 1_024;

  static final Key POOL =
      Key.of(
          "pool",
          "whole number or [x, y], each 1 to " + WIDEST_POOL,
          Default.NONE,
          "The sum over squares, or rectangles, that do not overlap.");

  static final Key STRIDE =
      Key.of(
          "stride",
          "whole number or [x, y], each 1 to " + MOST_STRIDE,
          Default.of("1"),
          "Steps from one place of the kernel to the next, in neurons it comes from.");

  static final Key PADDING =
      Key.of(
          "padding",
          "whole number or [x, y], each 0 to " + MOST_STRIDE,
          Default.of("0"),
          "Silent neurons around what it comes from.");

  private KernelReader() {}

  /** Reads {@code kernel}, {@code stride} and {@code padding}; empty where one was refused. */
  static Optional<WeightsConfig> kernel(Section map, WeightsEnd from, WeightsEnd to) {
    List<Integer> stride = map.pair("stride", 1, 1, MOST_STRIDE);
    List<Integer> padding = map.pair("padding", 0, 0, MOST_STRIDE);
    Optional<float[][]> rows =
        map.value("kernel").orElseThrow() instanceof YamlValue.Sequence list
            ? KernelRows.read(map, list)
            : file(map);
    return rows.map(
            weights ->
                new Kernel(
                    weights[0].length,
                    weights.length,
                    inOne(weights),
                    stride.get(0),
                    stride.get(1),
                    padding.get(0),
                    padding.get(1)))
        .filter(kernel -> KernelFit.check(map, "kernel", kernel, from, to))
        .map(kernel -> kernel);
  }

  /** Reads {@code pool} and {@code weight}: the sum over squares that do not overlap. */
  static Optional<WeightsConfig> pool(Section map, WeightsEnd from, WeightsEnd to) {
    List<Integer> edges = map.pair("pool", 1, 1, WIDEST_POOL);
    float[] weights = new float[edges.get(0) * edges.get(1)];
    Arrays.fill(weights, WeightsReader.weight(map, "weight"));
    Kernel kernel =
        new Kernel(edges.get(0), edges.get(1), weights, edges.get(0), edges.get(1), 0, 0);
    return KernelFit.check(map, "pool", kernel, from, to) ? Optional.of(kernel) : Optional.empty();
  }

  private static Optional<float[][]> file(Section map) {
    Optional<NamedArray> file = NamedArray.read(map, "kernel", true);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(KernelFile.read(file.get().file(), file.get().tensor()));
    } catch (IOException e) {
      map.refuse("kernel", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static float[] inOne(float[][] rows) {
    int width = rows[0].length;
    float[] all = new float[rows.length * width];
    for (int j = 0; j < rows.length; j++) {
      System.arraycopy(rows[j], 0, all, j * width, width);
    }
    return all;
  }
}
