/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.network;

import io.neuromorphic.flink.job.config.PopulationConfig;
import io.neuromorphic.flink.job.config.WeightsConfig;
import io.neuromorphic.flink.kernel.KernelShape;
import io.neuromorphic.flink.kernel.SynapseMaker;

/**
 * What synapses will be like, told without making them.
 *
 * @param id equal ids mean equal synapses, which a JVM holds once
 * @param count number of synapses
 * @param isExact whether the count is; else it is what chance makes of it on average
 * @param bytes that they take in a JVM that has all shards of the population they lead to
 */
public record SynapseFigures(String id, long count, boolean isExact, long bytes) {

  /** As many pairs of neurons are gone through to count those that chance connects. */
  static final long MOST_COUNTED = 100_000_000;

  /**
   * Of weights.
   *
   * @param from neurons that they come from
   * @param fromWidth of those, per row
   * @param to population that they lead to
   * @param gain of all weights
   */
  public static SynapseFigures of(
      WeightsConfig weights, int from, int fromWidth, PopulationConfig to, float gain) {
    int size = to.size();
    if (weights instanceof WeightsConfig.File file) {
      String id =
          new FileSynapses("", "", "", file.hash(), from, size, gain, false).id() + shards(to);
      long bytes = bytes(file.synapses(), file.isSparse(), file.isHalf(), from, to.shards());
      return new SynapseFigures(id, file.synapses(), true, bytes);
    }
    GeneratedSynapses made = new GeneratedSynapses(weights, from, fromWidth, size, gain, false);
    String id = made.id() + shards(to);
    long pairs = (long) from * size;
    if (weights instanceof WeightsConfig.OneToOne) {
      return new SynapseFigures(id, size, true, 0);
    }
    if (weights instanceof WeightsConfig.Matrix) {
      return new SynapseFigures(id, pairs, true, pairs * Float.BYTES);
    }
    if (weights instanceof WeightsConfig.AllToAll) {
      return new SynapseFigures(id, pairs, true, 0);
    }
    if (weights instanceof WeightsConfig.Kernel kernel) {
      long bytes = 2L * Double.BYTES * kernel.weights().length * to.shards();
      return new SynapseFigures(id, count(kernel, made.shape(kernel), gain), true, bytes);
    }
    if (weights instanceof WeightsConfig.Random random) {
      boolean exact = random.probability() == 1 || pairs <= MOST_COUNTED;
      long count =
          exact
              ? new SynapseMaker(from, 0, size, gain)
                  .countRandom(random.probability(), random.seed(), size)
              : Math.round(random.probability() * pairs);
      boolean sparse = random.probability() < 1;
      return new SynapseFigures(
          id, count, exact, bytes(count, sparse, random.half(), from, to.shards()));
    }
    throw new IllegalStateException("no rule: " + weights);
  }

  private static String shards(PopulationConfig to) {
    return " in " + to.shards();
  }

  private static long bytes(long count, boolean sparse, boolean half, int from, int shards) {
    long weights = count * (half ? Short.BYTES : Float.BYTES);
    return sparse
        ? weights + count * Integer.BYTES + (from + 1L) * Integer.BYTES * shards
        : weights;
  }

  /** A place of the kernel lies on the input for some columns and rows of the output. */
  private static long count(WeightsConfig.Kernel kernel, KernelShape shape, float gain) {
    long count = 0;
    for (int j = 0; j < shape.height(); j++) {
      long rows = within(shape.outHeight(), shape.strideY(), j - shape.padY(), shape.inHeight());
      for (int i = 0; i < shape.width(); i++) {
        if ((double) kernel.weights()[j * shape.width() + i] * gain != 0) {
          count +=
              rows * within(shape.outWidth(), shape.strideX(), i - shape.padX(), shape.inWidth());
        }
      }
    }
    return count;
  }

  /** How many of {@code count} places, a stride apart from an offset on, are in [0, size). */
  private static long within(int count, int stride, int offset, int size) {
    int inside = 0;
    for (int n = 0; n < count; n++) {
      long at = (long) n * stride + offset;
      inside += at >= 0 && at < size ? 1 : 0;
    }
    return inside;
  }
}
