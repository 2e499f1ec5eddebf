/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.chaos;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Currents for two populations, as a recording: each event within its millisecond, and some of them
 * a few milliseconds out of order.
 */
final class ChaosRecording {

  static final int MOTION = 32;
  static final int GANGLION_SIDE = 24;
  private static final int EVENTS_PER_MILLI = 12;
  private static final int SILENCE_MILLIS = 2_500;

  private ChaosRecording() {}

  /** Writes one; returns the number of its events. */
  static long write(Path csv, int millis, long seed) throws IOException {
    Random random = new Random(seed);
    long events = 0;
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(csv))) {
      out.print("t,population,neuron,current\n");
      for (int k = 0; k < millis; k++) {
        for (int i = 0; i < EVENTS_PER_MILLI; i++) {
          long t = k * 1_000L + random.nextInt(1_000);
          if (random.nextInt(50) == 0) {
            t = Math.max(0, t - random.nextInt(8_000));
          }
          boolean motion = random.nextInt(4) == 0;
          int neuron = random.nextInt(motion ? MOTION : GANGLION_SIDE * GANGLION_SIDE);
          out.printf(
              "%d,%s,%d,%s%n", t, motion ? "motion" : "ganglion", neuron, 40 + random.nextInt(400));
          events++;
        }
      }
      // Until then all neurons have come to rest: whatever follows in silence makes no spike.
      out.printf("%d,motion,0,0%n", (millis + SILENCE_MILLIS) * 1_000L);
    }
    return events + 1;
  }
}
