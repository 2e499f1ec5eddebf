/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.job.config.WeightsConfig.Random;
import io.neuromorphic.flink.kernel.Distribution;
import io.neuromorphic.flink.kernel.Distribution.Uniform;
import java.util.Optional;

/** Reads random weights: the key {@code random}. */
final class RandomWeightsReader {

  private static final Forms FORMS = Forms.of("uniform power", "normal", "weight");

  private static final Key.Word HALF =
      Key.flag(
          "half",
          "Holds the weights as float16, rounded to it and at most 65504 in size, in half the"
              + " memory.");

  static final Keys KEYS =
      FORMS.keys(
          "random weights",
          DistributionReader.UNIFORM,
          DistributionReader.POWER,
          DistributionReader.NORMAL,
          Key.of("weight", "number", Default.NONE, "One weight for all."),
          Key.of(
              "probability",
              "number above 0, at most 1",
              Default.REQUIRED,
              "With which each pair is connected."),
          DistributionReader.SEED,
          HALF);

  private RandomWeightsReader() {}

  /** Reads them; empty where something was refused. */
  static Optional<WeightsConfig> read(Section weights) {
    return weights.section("random").flatMap(RandomWeightsReader::random);
  }

  private static Optional<WeightsConfig> random(Section random) {
    double probability = probability(random);
    long seed = DistributionReader.seed(random);
    boolean half = random.flag(HALF);
    return FORMS
        .choose(random)
        .flatMap(form -> distribution(random, form, half))
        .map(distribution -> new Random(probability, distribution, seed, half));
  }

  private static double probability(Section random) {
    if (!random.has("probability")) {
      random.refuse("missing key 'probability', above 0, at most 1");
      return 1;
    }
    double probability = random.number("probability", new NumberRange(0, 1, false)).orElse(1.0);
    if (probability == 0) {
      random.refuse("probability", "expected a number above 0, at most 1, found '0'");
    }
    return probability;
  }

  private static Optional<Distribution> distribution(Section random, String form, boolean half) {
    NumberRange drawn = half ? NumberRange.DRAWN_HALF : NumberRange.DRAWN_CURRENT;
    if (form.equals("weight")) {
      NumberRange range = new NumberRange(drawn.least(), drawn.most(), true);
      return random.number("weight", range).map(weight -> new Uniform(weight, weight));
    }
    return DistributionReader.read(random, form, drawn);
  }
}
