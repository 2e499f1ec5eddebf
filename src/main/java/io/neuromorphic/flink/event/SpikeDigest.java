/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.event;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A fingerprint of a set of spikes: free of order, mergeable, in constant memory. Two runs with the
 * same digest sent the same spikes, as far as accidents go; it is no proof against forgery.
 *
 * <p>For every spike x = mix(mix(p ^ t) + neuron), with p the first 8 bytes of SHA-256 of the
 * population's name, little-endian; A sums mix(x + g), B sums mix(x + 2g), both wrapping.
 */
public final class SpikeDigest {

  private long a;
  private long b;

  public SpikeDigest() {}

  public SpikeDigest(long a, long b) {
    this.a = a;
    this.b = b;
  }

  /** The number that stands for a population in the digest. */
  public static long populationHash(String population) {
    try {
      byte[] sha =
          MessageDigest.getInstance("SHA-256").digest(population.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(sha).order(ByteOrder.LITTLE_ENDIAN).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Adds spikes that share one time.
   *
   * @param populationHash from {@link #populationHash}
   * @param t µs
   * @param first added to every index
   * @param local indices of the neurons that fired, the first {@code count} of them
   */
  public void addStep(long populationHash, long t, int first, int[] local, int count) {
    long base = Mix64.mix(populationHash ^ t);
    for (int i = 0; i < count; i++) {
      long x = Mix64.mix(base + first + local[i]);
      a += Mix64.mix(x + Mix64.GAMMA);
      b += Mix64.mix(x + Mix64.GAMMA + Mix64.GAMMA);
    }
  }

  /** Adds one spike. */
  public void add(long populationHash, long t, int neuron) {
    addStep(populationHash, t, neuron, new int[1], 1);
  }

  /** Adds all spikes of another digest. */
  public void merge(SpikeDigest other) {
    a += other.a;
    b += other.b;
  }

  /** First half. */
  public long a() {
    return a;
  }

  /** Second half. */
  public long b() {
    return b;
  }

  /** A then B, each as 16 lower-case hex digits. */
  @Override
  public String toString() {
    return String.format("%016x%016x", a, b);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof SpikeDigest other && a == other.a && b == other.b;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(a ^ b);
  }
}
