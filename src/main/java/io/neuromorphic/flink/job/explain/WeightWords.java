/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.explain;

import io.neuromorphic.flink.job.config.WeightsConfig;
import io.neuromorphic.flink.kernel.Distribution;
import io.neuromorphic.flink.kernel.Distribution.Normal;
import io.neuromorphic.flink.kernel.Distribution.Uniform;

/** Weights in words. */
final class WeightWords {

  private WeightWords() {}

  /** What rule or file makes them. */
  static String kind(WeightsConfig weights) {
    if (weights instanceof WeightsConfig.OneToOne) {
      return "one-to-one";
    }
    if (weights instanceof WeightsConfig.AllToAll) {
      return "all-to-all";
    }
    if (weights instanceof WeightsConfig.Kernel kernel) {
      String size = kernel.width() + "x" + kernel.height();
      return "kernel " + size + " stride " + pair(kernel.strideX(), kernel.strideY());
    }
    if (weights instanceof WeightsConfig.Random random) {
      return "random p=" + Amounts.decimal(random.probability());
    }
    if (weights instanceof WeightsConfig.Matrix) {
      return "dense";
    }
    WeightsConfig.File file = (WeightsConfig.File) weights;
    return (file.isSparse() ? "sparse " : "dense ")
        + FileNames.last(file.file())
        + file.tensor().map(name -> "#" + name).orElse("");
  }

  /** What the weights are, where the job file tells it; empty where it does not. */
  static String detail(WeightsConfig weights) {
    if (weights instanceof WeightsConfig.OneToOne one) {
      return Amounts.decimal(one.weight());
    }
    if (weights instanceof WeightsConfig.AllToAll all) {
      return Amounts.decimal(all.weight());
    }
    if (weights instanceof WeightsConfig.Random random) {
      return of(random.weights()) + (random.half() ? " float16" : "");
    }
    return weights instanceof WeightsConfig.File file && file.isHalf() ? "float16" : "";
  }

  private static String pair(int x, int y) {
    return x == y ? "" + x : x + "x" + y;
  }

  /** A distribution: {@code normal(0, 5)}. */
  static String of(Distribution distribution) {
    if (distribution instanceof Normal normal) {
      return call("normal", normal.mean(), normal.std()) + ")";
    }
    Uniform uniform = (Uniform) distribution;
    if (uniform.low() == uniform.high()) {
      return Amounts.decimal(uniform.low());
    }
    return call("uniform", uniform.low(), uniform.high())
        + (uniform.power() == 1 ? ")" : ", power " + uniform.power() + ")");
  }

  private static String call(String name, double first, double second) {
    return name + "(" + Amounts.decimal(first) + ", " + Amounts.decimal(second);
  }
}
