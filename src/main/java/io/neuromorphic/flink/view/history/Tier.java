/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.history;

/** The resolutions in time at which spikes are remembered: the finer, the shorter. */
enum Tier {
  /** 1 ms, for 8 s. */
  FINE(1_000, 8_192),
  /** 10 ms, for 82 s. */
  MIDDLE(10_000, 8_192),
  /** 100 ms, for ten minutes. */
  COARSE(100_000, 6_144);

  /** Bins that are made and forgotten at once. */
  static final int CHUNK_BINS = 256;

  private final long binMicros;
  private final int bins;

  Tier(long binMicros, int bins) {
    this.binMicros = binMicros;
    this.bins = bins;
  }

  long binMicros() {
    return binMicros;
  }

  int bins() {
    return bins;
  }
}
