/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Weights of synapses: a row for each neuron they lead to, a column for each they come from. */
public final class SynapticWeights {

  private final Object keys;

  private SynapticWeights(Object keys) {
    this.keys = keys;
  }

  /**
   * A matrix.
   *
   * @param rows shape [to, from]; it is copied, and travels with the program: large ones are better
   *     kept in a file
   */
  public static SynapticWeights matrix(float[][] rows) {
    float[][] copy = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      copy[i] = rows[i] == null ? null : rows[i].clone();
    }
    return new SynapticWeights(copy);
  }

  /** A file of one matrix: {@code .npy}, {@code .npz}, {@code .safetensors} or {@code .csv}. */
  public static SynapticWeights file(Path file) {
    return new SynapticWeights(Map.of("file", file.toString()));
  }

  /** One of the arrays in a file: {@code .npz} or {@code .safetensors}. */
  public static SynapticWeights file(Path file, String tensor) {
    return new SynapticWeights(Map.of("file", file.toString(), "tensor", tensor));
  }

  /** Neuron i to neuron i. */
  public static SynapticWeights oneToOne(float weight) {
    return new SynapticWeights(Map.of("one-to-one", weight));
  }

  /** Every neuron to every neuron. */
  public static SynapticWeights allToAll(float weight) {
    return new SynapticWeights(Map.of("all-to-all", weight));
  }

  /**
   * A kernel over two populations with rows, as PyTorch's Conv2d with one channel.
   *
   * @param rows of the kernel, all of one length
   * @param stride in x and y
   * @param padding in x and y
   */
  public static SynapticWeights kernel(float[][] rows, int stride, int padding) {
    return kernel(rows, stride, padding, padding);
  }

  /**
   * The same with other paddings in x and y.
   *
   * @param rows of the kernel, all of one length
   * @param stride in x and y
   */
  public static SynapticWeights kernel(float[][] rows, int stride, int paddingX, int paddingY) {
    List<Object> lists = new ArrayList<>();
    for (float[] row : rows) {
      List<Object> list = new ArrayList<>();
      for (float weight : row) {
        list.add(weight);
      }
      lists.add(list);
    }
    return new SynapticWeights(
        Map.of("kernel", lists, "stride", stride, "padding", List.of(paddingX, paddingY)));
  }

  /** The sum over squares that do not overlap, of {@code edge} neurons a side. */
  public static SynapticWeights pool(int edge, float weight) {
    return new SynapticWeights(Map.of("pool", edge, "weight", weight));
  }

  /**
   * Each pair of neurons is connected by chance, all with one weight.
   *
   * @param probability above 0, at most 1
   */
  public static SynapticWeights random(double probability, float weight, long seed) {
    return new SynapticWeights(
        Map.of("random", Map.of("probability", probability, "weight", weight, "seed", seed)));
  }

  /**
   * Each pair of neurons is connected by chance, with a weight by chance.
   *
   * @param probability above 0, at most 1
   * @param mean of the weights
   * @param standardDeviation of the weights
   */
  public static SynapticWeights randomNormal(
      double probability, double mean, double standardDeviation, long seed) {
    return new SynapticWeights(
        Map.of(
            "random",
            Map.of(
                "probability",
                probability,
                "normal",
                List.of(mean, standardDeviation),
                "seed",
                seed)));
  }

  Object keys() {
    return keys;
  }
}
