/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * The random numbers of this project: number n of a seed is a function of the two alone, so that it
 * does not matter who draws it, when, and in what order.
 *
 * <p>The bits are those of SplitMix64 (Steele, Lea, Flood, 2014): its state is {@code seed + n·γ},
 * its output the finalizer of that. Normal deviates come from the ziggurat of Marsaglia and Tsang
 * (2000) with 256 layers of equal area, {@code r = 3.6541528853610088}, the layer from the lowest 8
 * bits, the sign from the 9th, the position from the highest 53; where the first bits do not
 * decide, further ones are drawn from a seed made of them. Tables and tail use {@link StrictMath}.
 * Pinned by golden numbers: they are a promise.
 */
public final class CounterRandom {

  private static final long GAMMA = 0x9e3779b97f4a7c15L;
  private static final double UNIT = 0x1p-53;

  private static final int LAYERS = 256;
  private static final double R = 3.6541528853610088;

  /** Area of a layer. */
  private static final double AREA = 0.00492867323399;

  /** Right edge of each layer, from the widest; the last is 0. */
  private static final double[] EDGE = new double[LAYERS + 1];

  /** exp(-x²/2) at each edge. */
  private static final double[] HEIGHT = new double[LAYERS + 1];

  static {
    // The base layer is a box and the tail: as wide as a box of its area would be.
    EDGE[0] = AREA / StrictMath.exp(-.5 * R * R);
    EDGE[1] = R;
    HEIGHT[1] = StrictMath.exp(-.5 * R * R);
    for (int i = 2; i < LAYERS; i++) {
      HEIGHT[i] = HEIGHT[i - 1] + AREA / EDGE[i - 1];
      EDGE[i] = StrictMath.sqrt(-2 * StrictMath.log(HEIGHT[i]));
    }
    EDGE[LAYERS] = 0;
    HEIGHT[LAYERS] = 1;
  }

  private CounterRandom() {}

  /** 64 random bits: number n of a seed. */
  public static long bits(long seed, long n) {
    return mix(seed + (n + 1) * GAMMA);
  }

  /** A seed for numbers that are told apart by one thing more. */
  public static long seed(long seed, long part) {
    return mix(bits(seed, part));
  }

  private static long mix(long z) {
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  /** A number of [0, 1), a multiple of 2^-53, from 64 random bits. */
  public static double uniform(long bits) {
    return (bits >>> 11) * UNIT;
  }

  /** A normal deviate of mean 0 and variance 1 from 64 random bits. */
  public static double normal(long bits) {
    int layer = (int) bits & LAYERS - 1;
    double x = (bits >>> 11) * UNIT * EDGE[layer];
    if (x < EDGE[layer + 1]) {
      return (bits & LAYERS) == 0 ? x : -x;
    }
    return edge(bits, layer, x);
  }

  /**
   * The few cases in which the first bits do not decide: the wedges between layers, and the tail.
   */
  private static double edge(long first, int firstLayer, double firstX) {
    long bits = first;
    int layer = firstLayer;
    double x = firstX;
    for (long n = 0; ; ) {
      boolean negative = (bits & LAYERS) != 0;
      if (layer == 0) {
        double tail;
        double y;
        do {
          tail = -StrictMath.log(1 - uniform(bits(first, n++))) / R;
          y = -StrictMath.log(1 - uniform(bits(first, n++)));
        } while (y + y < tail * tail);
        return negative ? -(R + tail) : R + tail;
      }
      double y = HEIGHT[layer] + uniform(bits(first, n++)) * (HEIGHT[layer + 1] - HEIGHT[layer]);
      if (y < StrictMath.exp(-.5 * x * x)) {
        return negative ? -x : x;
      }
      bits = bits(first, n++);
      layer = (int) bits & LAYERS - 1;
      x = (bits >>> 11) * UNIT * EDGE[layer];
      if (x < EDGE[layer + 1]) {
        return (bits & LAYERS) == 0 ? x : -x;
      }
    }
  }
}
