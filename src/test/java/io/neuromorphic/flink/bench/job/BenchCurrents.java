/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.job;

/**
 * The current events of the Kafka suites: event i happens at i µs, at a random neuron of a random
 * population. All currents are small whole numbers, so that float sums of them are exact, too.
 */
public final class BenchCurrents {

  /** Populations, named p0 to p15. */
  public static final int POPULATIONS = 16;

  /** Neurons of each. */
  public static final int SIZE = NaiveNeurons.SIZE;

  private static final long SEED = 20_031;
  private static final int NEURON_BITS = 8;
  private static final int CURRENT_BITS = 40;
  private static final int SMALLEST_CURRENT = 40;
  private static final int CURRENTS = 64;

  private BenchCurrents() {}

  /** Random bits of an event. */
  private static long bits(long event) {
    return io.neuromorphic.flink.event.Mix64.random(SEED, event);
  }

  /** Its population. */
  public static int population(long event) {
    return (int) (bits(event) & (POPULATIONS - 1));
  }

  /** Its neuron. */
  public static int neuron(long event) {
    return (int) (((bits(event) >>> NEURON_BITS & 0xffff) * SIZE) >>> 16);
  }

  /** Its current. */
  public static float current(long event) {
    return SMALLEST_CURRENT + (bits(event) >>> CURRENT_BITS & (CURRENTS - 1));
  }

  /** dt windows of 1 ms that the first {@code events} events reach. */
  public static long windows(long events) {
    return (events + 999) / 1_000;
  }

  /** Name of a population. */
  public static String name(int population) {
    return "p" + population;
  }
}
