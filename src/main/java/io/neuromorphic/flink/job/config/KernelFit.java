/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.job.config.WeightsConfig.Kernel;

/** Checks that a kernel makes what it comes from as large as what it goes to. */
final class KernelFit {

  private KernelFit() {}

  /** Whether it does, as far as the sizes are known; notes what is wrong. */
  static boolean check(Section map, String key, Kernel kernel, WeightsEnd from, WeightsEnd to) {
    if (!hasRows(map, key, from) || !hasRows(map, key, to) || from.grid().isEmpty()) {
      return false;
    }
    Grid in = from.grid().get();
    long width = outputs(in.width(), kernel.padX(), kernel.width(), kernel.strideX());
    long height = outputs(in.height(), kernel.padY(), kernel.height(), kernel.strideY());
    String what =
        String.format(
            "a kernel of [%d, %d] with stride [%d, %d] and padding [%d, %d]",
            kernel.width(),
            kernel.height(),
            kernel.strideX(),
            kernel.strideY(),
            kernel.padX(),
            kernel.padY());
    if (width < 1 || height < 1) {
      map.refuse(key, what + " does not fit into " + from);
      return false;
    }
    if (to.grid().isPresent()
        && (to.grid().get().width() != width || to.grid().get().height() != height)) {
      map.refuse(
          key, String.format("%s makes [%d, %d] of %s, found %s", what, width, height, from, to));
      return false;
    }
    return true;
  }

  private static boolean hasRows(Section map, String key, WeightsEnd end) {
    boolean has = end.grid().isEmpty() || end.grid().get().rows();
    if (!has) {
      map.refuse(key, "needs rows: expected a size of [width, height], found " + end);
    }
    return has;
  }

  private static long outputs(long inputs, long padding, long kernel, long stride) {
    return Math.floorDiv(inputs + 2 * padding - kernel, stride) + 1;
  }
}
