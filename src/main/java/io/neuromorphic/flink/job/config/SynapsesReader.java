/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.job.config.SynapsesConfig.Noise;
import java.util.Optional;

/** Reads what a population's neurons get besides events and projections. */
final class SynapsesReader {

  private static final Forms NOISE = Forms.of("uniform power", "normal");

  /** Windows for which a random current may be held. */
  private static final int LONGEST_HOLD = 1_000_000_000;

  static final Keys NOISE_KEYS =
      NOISE.keys(
          "noise",
          DistributionReader.UNIFORM,
          DistributionReader.POWER,
          DistributionReader.NORMAL,
          DistributionReader.SEED,
          Key.of(
              "every",
              "duration, a positive multiple of `dt`, at most " + LONGEST_HOLD + " windows",
              Default.told("`dt`"),
              "For how long a draw is held."));

  private final WeightsEnd self;
  private final long dtMicros;

  /**
   * For one population.
   *
   * @param self its neurons
   */
  SynapsesReader(WeightsEnd self, long dtMicros) {
    this.self = self;
    this.dtMicros = dtMicros;
  }

  SynapsesConfig read(Section population) {
    Optional<Grid> lines =
        population.has("input-size")
            ? GridReader.read(population, "input-size", "input lines")
            : Optional.empty();
    checkLines(population);
    Grid addresses =
        population.has("input-weights")
            ? lines.orElse(Grid.REFUSED)
            : self.grid().orElse(Grid.REFUSED);
    return new SynapsesConfig(
        WeightsReader.read(population, "recurrent-weights", self, self),
        WeightsReader.read(population, "input-weights", new WeightsEnd("input lines", lines), self),
        addresses.width(),
        addresses.height(),
        bias(population),
        population.section("noise").flatMap(this::noise));
  }

  private static void checkLines(Section population) {
    boolean size = population.has("input-size");
    if (population.has("input-weights") && !size) {
      population.refuse(
          "missing key 'input-size', the number of input lines or [width, height]: 'input-weights'"
              + " needs it");
    } else if (size && !population.has("input-weights")) {
      population.refuse(
          "input-size", "goes with input-weights; without them an event addresses a neuron");
    }
  }

  private float[] bias(Section population) {
    Optional<double[]> numbers =
        new NeuronNumbersReader(self.grid()).read(population, "bias", NumberRange.CURRENT);
    if (numbers.isEmpty()) {
      return SynapsesConfig.NO_BIAS;
    }
    float[] bias = new float[numbers.get().length];
    for (int i = 0; i < bias.length; i++) {
      bias[i] = (float) numbers.get()[i];
    }
    return bias;
  }

  private Optional<Noise> noise(Section noise) {
    int every = WindowCount.read(noise, "every", dtMicros, LONGEST_HOLD);
    long seed = DistributionReader.seed(noise);
    return NOISE
        .choose(noise)
        .flatMap(form -> DistributionReader.read(noise, form, NumberRange.DRAWN_CURRENT))
        .map(distribution -> new Noise(distribution, seed, every));
  }
}
