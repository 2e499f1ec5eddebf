/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.kernel.Distribution;
import java.io.Serializable;
import java.net.URI;
import java.util.Optional;

/** Where the weights of a projection, or of a population's own synapses, come from. */
public sealed interface WeightsConfig extends Serializable {

  /**
   * A file: {@code .npy}, {@code .npz}, {@code .safetensors}, or {@code .csv}.
   *
   * @param file on any file system of Flink
   * @param tensor name of an array in it; empty where it holds one
   * @param hash tells its weights from others
   * @param synapses number of weights that it holds
   * @param isSparse whether it lists some synapses only
   * @param isHalf whether its weights are float16
   */
  record File(
      URI file,
      Optional<String> tensor,
      String hash,
      long synapses,
      boolean isSparse,
      boolean isHalf)
      implements WeightsConfig {}

  /**
   * What a program gives; no job file can.
   *
   * @param values row by row, one row for each neuron that they lead to
   * @param hash tells its weights from others
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Matrix(float[] values, String hash) implements WeightsConfig {}

  /** Neuron i to neuron i. */
  record OneToOne(float weight) implements WeightsConfig {}

  /** Every neuron to every neuron, all with one weight. */
  record AllToAll(float weight) implements WeightsConfig {}

  /**
   * A kernel over two populations with rows, as PyTorch's Conv2d with one channel: output (x, y) is
   * the sum over the kernel's (i, j) of weight(i, j) times input (x · strideX - padX + i, y ·
   * strideY - padY + j).
   *
   * @param width of the kernel
   * @param height of the kernel
   * @param weights row by row, length width · height
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Kernel(
      int width, int height, float[] weights, int strideX, int strideY, int padX, int padY)
      implements WeightsConfig {}

  /**
   * Each pair of neurons is connected by chance; each synapse has a weight by chance.
   *
   * @param probability above 0, at most 1
   * @param weights of the synapses that there are
   * @param seed of both
   * @param half whether the weights are held as float16, rounded to it
   */
  record Random(double probability, Distribution weights, long seed, boolean half)
      implements WeightsConfig {}
}
