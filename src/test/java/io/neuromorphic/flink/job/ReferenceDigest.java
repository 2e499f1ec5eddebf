/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;

import io.neuromorphic.flink.job.compare.Spike;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The digest of a set of spikes, once more: from the words of its definition, with whole numbers
 * modulo 2^64 instead of wrapping ones, and without a line of the code under test.
 */
public final class ReferenceDigest {

  private static final BigInteger MODULUS = ONE.shiftLeft(64);
  private static final BigInteger G = new BigInteger("9e3779b97f4a7c15", 16);
  private static final BigInteger FIRST = new BigInteger("bf58476d1ce4e5b9", 16);
  private static final BigInteger SECOND = new BigInteger("94d049bb133111eb", 16);

  private ReferenceDigest() {}

  /** The digest, 32 lower-case hex digits. */
  public static String of(Collection<Spike> spikes) {
    Map<String, BigInteger> populations = new HashMap<>();
    BigInteger a = ZERO;
    BigInteger b = ZERO;
    for (Spike spike : spikes) {
      BigInteger p = populations.computeIfAbsent(spike.population(), ReferenceDigest::hash);
      BigInteger t = BigInteger.valueOf(spike.t()).mod(MODULUS);
      BigInteger x = mix(mix(p.xor(t)).add(BigInteger.valueOf(spike.neuron())).mod(MODULUS));
      a = a.add(mix(x.add(G).mod(MODULUS))).mod(MODULUS);
      b = b.add(mix(x.add(G).add(G).mod(MODULUS))).mod(MODULUS);
    }
    return hex(a) + hex(b);
  }

  private static BigInteger mix(BigInteger z) {
    BigInteger y = z.xor(z.shiftRight(30)).multiply(FIRST).mod(MODULUS);
    y = y.xor(y.shiftRight(27)).multiply(SECOND).mod(MODULUS);
    return y.xor(y.shiftRight(31));
  }

  private static BigInteger hash(String population) {
    try {
      byte[] sha =
          MessageDigest.getInstance("SHA-256").digest(population.getBytes(StandardCharsets.UTF_8));
      BigInteger littleEndian = ZERO;
      for (int i = 7; i >= 0; i--) {
        littleEndian = littleEndian.shiftLeft(8).add(BigInteger.valueOf(sha[i] & 0xff));
      }
      return littleEndian;
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static String hex(BigInteger value) {
    return "0".repeat(16 - value.toString(16).length()) + value.toString(16);
  }
}
