/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.event;

/**
 * The finalizer and the increment of SplitMix64 (Steele, Lea and Flood 2014, with Stafford's
 * "variant 13" constants): the digest over spikes and the project's own random numbers are made of
 * it.
 */
public final class Mix64 {

  /** The golden ratio in 64 bits: the generator's increment. */
  public static final long GAMMA = 0x9e3779b97f4a7c15L;

  private Mix64() {}

  /** A bijection of 64 bits that scatters neighbours. */
  public static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** Number {@code index} of the SplitMix64 sequence that starts from {@code seed}. */
  public static long random(long seed, long index) {
    return mix(seed + (index + 1) * GAMMA);
  }
}
