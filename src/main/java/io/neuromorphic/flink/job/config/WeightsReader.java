/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.event.Weights;
import io.neuromorphic.flink.job.config.WeightsConfig.AllToAll;
import io.neuromorphic.flink.job.config.WeightsConfig.File;
import io.neuromorphic.flink.job.config.WeightsConfig.OneToOne;
import io.neuromorphic.flink.source.synapses.WeightFiles;
import io.neuromorphic.flink.source.synapses.WeightHash;
import java.io.IOException;
import java.util.Optional;

/** Reads where weights come from: those of a projection, or of a population's own synapses. */
final class WeightsReader {

  private static final Forms FORMS =
      Forms.of(
          "file tensor",
          "one-to-one",
          "all-to-all",
          "kernel tensor stride padding",
          "pool weight",
          "random");

  /** What the keys take that are read here. */
  static final String TAKES = "[weights](#weights)";

  static final Keys KEYS =
      FORMS.keys(
          "weights",
          Key.of(
              "file",
              "file: `.npy`, `.npz`, `.safetensors` or `.csv`",
              Default.NONE,
              "A matrix: rows are what synapses go to, columns what they come from. Also without a"
                  + " map: `weights: w.npz`, `weights: \"w.npz#NAME\"`."),
          Key.of(
              "tensor",
              "name",
              Default.told("the only one"),
              "Which array of a `.npz` or `.safetensors` with several."),
          Key.of("one-to-one", "weight", Default.NONE, "Neuron i to neuron i; sizes are equal."),
          Key.of("all-to-all", "weight", Default.NONE, "Each to each, with one weight."),
          Key.of(
              "kernel",
              "list of rows of weights, or a file as above",
              Default.NONE,
              "As PyTorch's Conv2d with one channel; both sides have [width, height]."),
          KernelReader.STRIDE,
          KernelReader.PADDING,
          KernelReader.POOL,
          Key.of("weight", "weight", Default.of("1"), "Of each synapse of the pool."),
          Key.of("random", "map", Default.NONE, "Random synapses.").map(RandomWeightsReader.KEYS));

  private WeightsReader() {}

  /**
   * Reads a key.
   *
   * @param from what the columns of the weights stand for
   * @param to what the rows of the weights stand for
   * @return empty where the key is absent, or its value was refused
   */
  static Optional<WeightsConfig> read(Section section, String key, WeightsEnd from, WeightsEnd to) {
    Optional<YamlValue> value = section.value(key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof YamlValue.Scalar) {
      return NamedArray.read(section, key, false).flatMap(f -> file(section, key, f, from, to));
    }
    if (value.get() instanceof YamlValue.Matrix matrix) {
      return MatrixReader.read(section, key, matrix.rows(), from, to);
    }
    if (value.get() instanceof YamlValue.Sequence) {
      String forms = String.join(", ", KEYS.names());
      section.refuse(key, value.get(), "a file or a map of " + forms);
      return Optional.empty();
    }
    return section.section(key).flatMap(map -> read(map, from, to));
  }

  private static Optional<WeightsConfig> read(Section map, WeightsEnd from, WeightsEnd to) {
    Optional<String> form = FORMS.choose(map);
    if (form.isEmpty()) {
      return Optional.empty();
    }
    return switch (form.get()) {
      case "file" ->
          NamedArray.read(map, "file", true).flatMap(f -> file(map, "file", f, from, to));
      case "one-to-one" -> oneToOne(map, from, to);
      case "all-to-all" -> Optional.of(new AllToAll(weight(map, "all-to-all")));
      case "kernel" -> KernelReader.kernel(map, from, to);
      case "pool" -> KernelReader.pool(map, from, to);
      default -> RandomWeightsReader.read(map);
    };
  }

  /** The whole file is read: what is wrong with it is said before anything starts. */
  private static Optional<WeightsConfig> file(
      Section section, String key, NamedArray file, WeightsEnd from, WeightsEnd to) {
    // A size that was refused says nothing about the file.
    if (from.grid().isEmpty() || to.grid().isEmpty()) {
      return Optional.empty();
    }
    try {
      Weights weights =
          WeightFiles.read(
              file.file().toString(),
              file.tensor(),
              to.grid().get().size(),
              from.grid().get().size());
      return Optional.of(
          new File(
              file.file(),
              file.tensor(),
              WeightHash.of(weights),
              weights.count(),
              weights.isSparse(),
              weights.isHalf()));
    } catch (IOException e) {
      section.refuse(key, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static Optional<WeightsConfig> oneToOne(Section map, WeightsEnd from, WeightsEnd to) {
    if (from.grid().isPresent()
        && to.grid().isPresent()
        && from.grid().get().size() != to.grid().get().size()) {
      map.refuse("one-to-one", "expected as many on either side, found " + from + ", " + to);
      return Optional.empty();
    }
    return Optional.of(new OneToOne(weight(map, "one-to-one")));
  }

  /** The weight under a key; 1 where it is absent. */
  static float weight(Section map, String key) {
    return map.number(key, NumberRange.CURRENT).orElse(1.0).floatValue();
  }
}
