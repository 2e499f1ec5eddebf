/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.matrix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Makes streams of currents that leave no corner of a window out. */
final class RandomFeed {

  private static final long[] DTS = {250, 500, 1_000, 1_500, 3_333};
  private static final int[] SIZES = {97, 131, 166, 203};
  private static final long[] DELAYS = {5_000, 12_000, 20_000};
  private static final int FEW = 5;

  private RandomFeed() {}

  /** A stream for two populations, one of a size that neither 3 nor 8 divides. */
  static Feed of(long seed, int events) {
    Random random = new Random(seed);
    long dt = DTS[random.nextInt(DTS.length)];
    int size = SIZES[random.nextInt(SIZES.length)];
    long delay = DELAYS[random.nextInt(DELAYS.length)];
    List<Neurons> populations =
        List.of(new Neurons("many", size, 1, -65, 6), new Neurons("few", FEW, 1, -50, 2));
    return new Feed(
        "a random stream, dt %d us, %d neurons, delays up to %d us".formatted(dt, size, delay),
        dt,
        delay,
        events(random, events, List.of("many", "few"), new int[] {size, FEW}, dt),
        populations,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * In ascending order of time, from some time before 0: steady, in bursts, with gaps, on borders.
   */
  static List<FeedCurrent> events(
      Random random, int count, List<String> names, int[] sizes, long dt) {
    List<FeedCurrent> events = new ArrayList<>(count);
    long window = -1 - random.nextInt(1_000);
    while (events.size() < count) {
      switch (random.nextInt(8)) {
        case 0 -> window += 20 + random.nextInt(80);
        case 1 -> {
          for (int n = 100 + random.nextInt(200); n > 0; n--) {
            events.add(event(random, window * dt + random.nextInt((int) dt), names, sizes));
          }
          window++;
        }
        case 2 -> {
          for (int n = 10 + random.nextInt(20); n > 0; n--) {
            events.add(event(random, window * dt - n % 2, names, sizes));
          }
          window++;
        }
        default -> {
          int rate = 1 + random.nextInt(40);
          for (int last = 5 + random.nextInt(20); last > 0; last--) {
            for (int n = random.nextInt(rate + 1); n > 0; n--) {
              events.add(event(random, window * dt + random.nextInt((int) dt), names, sizes));
            }
            window++;
          }
        }
      }
    }
    events.sort(Comparator.comparingLong(FeedCurrent::t));
    return List.copyOf(events.subList(0, count));
  }

  private static FeedCurrent event(Random random, long t, List<String> names, int[] sizes) {
    int population = random.nextInt(12) == 0 ? 1 : 0;
    return new FeedCurrent(
        t, names.get(population), random.nextInt(sizes[population]), current(random));
  }

  /** Mostly strong; now and then below the grid of 2^-40, negative, or a round decimal. */
  private static float current(Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> (float) (random.nextGaussian() * 1e-7);
      case 1 -> -40 * random.nextFloat();
      case 2 -> 12.5f * random.nextInt(8);
      default -> 20 + 80 * random.nextFloat();
    };
  }
}
