/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.network;

import io.neuromorphic.flink.job.config.WeightsConfig;
import io.neuromorphic.flink.kernel.KernelShape;
import io.neuromorphic.flink.kernel.SynapseMaker;
import io.neuromorphic.flink.kernel.Synapses;
import io.neuromorphic.flink.operator.SynapseLoader;
import java.util.Arrays;

/**
 * Synapses that a rule makes, or that a program gives.
 *
 * @param weights any rule but a file
 * @param from neurons that they come from
 * @param fromWidth of those, per row
 * @param to neurons of the whole population that they lead to
 * @param gain of all weights
 * @param forValues whether they come from input lines, which have values, and not from neurons
 */
record GeneratedSynapses(
    WeightsConfig weights, int from, int fromWidth, int to, float gain, boolean forValues)
    implements SynapseLoader {

  @Override
  public String id() {
    return rule()
        + " "
        + from
        + " ("
        + fromWidth
        + " a row) to "
        + to
        + " times "
        + gain
        + (forValues ? " for values" : "");
  }

  private String rule() {
    if (weights instanceof WeightsConfig.Kernel kernel) {
      return kernel + Arrays.toString(kernel.weights());
    }
    return weights instanceof WeightsConfig.Matrix matrix
        ? "matrix " + matrix.hash()
        : weights.toString();
  }

  @Override
  public Synapses load(int first, int count, ShippedFiles files) {
    SynapseMaker spikes = new SynapseMaker(from, first, count, gain);
    SynapseMaker maker = forValues ? spikes.forValues() : spikes;
    if (weights instanceof WeightsConfig.OneToOne one) {
      return maker.oneToOne(one.weight());
    }
    if (weights instanceof WeightsConfig.AllToAll all) {
      return maker.allToAll(all.weight());
    }
    if (weights instanceof WeightsConfig.Kernel kernel) {
      return maker.kernel(shape(kernel), kernel.weights());
    }
    if (weights instanceof WeightsConfig.Random random) {
      return maker.random(random.probability(), random.weights(), random.seed(), to, random.half());
    }
    if (weights instanceof WeightsConfig.Matrix matrix) {
      return maker.dense(matrix.values());
    }
    throw new IllegalStateException("no rule: " + weights);
  }

  /** How a kernel lies over the two. */
  KernelShape shape(WeightsConfig.Kernel kernel) {
    return new KernelShape(
        kernel.width(),
        kernel.height(),
        kernel.strideX(),
        kernel.strideY(),
        kernel.padX(),
        kernel.padY(),
        fromWidth,
        from / fromWidth);
  }
}
