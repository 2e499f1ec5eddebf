/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import java.util.Random;

/** Parameters, states and currents from sane to absurd, for proofs that must hold for all. */
final class RandomSteps {

  private static final float[] EXTREMES = {1e38f, -1e38f, 1e-40f, -1e-45f, 0f, -0f, 1f, -1f};

  private final Random random;

  RandomSteps(long seed) {
    random = new Random(seed);
  }

  /** One of the behaviours, with none to all of its constants replaced. */
  StepConstants constants() {
    IzhikevichBehavior[] behaviors = IzhikevichBehavior.values();
    StepConstants k =
        StepConstants.of(
            behaviors[random.nextInt(behaviors.length)].parameters(),
            random.nextBoolean() ? 0.001 : 0.004 * random.nextDouble(),
            -70,
            -14);
    int oneIn = 1 + random.nextInt(10);
    return new StepConstants(
        replaced(k.k(), oneIn),
        replaced(k.ka(), oneIn),
        replaced(k.sq(), oneIn),
        replaced(k.mn(), oneIn),
        replaced(k.bias(), oneIn),
        replaced(k.b(), oneIn),
        reset(replaced(k.c(), oneIn)),
        reset(replaced(k.d(), oneIn)),
        replaced(k.vTh(), oneIn),
        -70,
        -14);
  }

  private float replaced(float usual, int oneIn) {
    return random.nextInt(oneIn + 1) == 0 ? number() : usual;
  }

  private static float reset(float value) {
    return Math.max(-9.9e29f, Math.min(9.9e29f, value));
  }

  private float number() {
    return random.nextInt(6) == 0
        ? EXTREMES[random.nextInt(EXTREMES.length)]
        : (float) (random.nextGaussian() * Math.pow(10, random.nextInt(12) - 8));
  }

  /** A bound of sizes: from nothing to 1e18, mostly usual. */
  float bound() {
    return switch (random.nextInt(4)) {
      case 0 -> 0f;
      case 1 -> (float) Math.pow(10, random.nextInt(36) - 18);
      default -> 100f * random.nextFloat();
    };
  }

  /** Numbers within a bound, many of them on it. */
  float[] within(float bound, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] =
          switch (random.nextInt(3)) {
            case 0 -> bound;
            case 1 -> -bound;
            default -> bound * (2 * random.nextFloat() - 1);
          };
    }
    return values;
  }
}
