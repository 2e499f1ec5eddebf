/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.event;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest as DESIGN 5.1 puts it, in integers without bounds: for reading, not for speed. */
public final class DigestReference {

  private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64);
  private static final BigInteger G = new BigInteger("9e3779b97f4a7c15", 16);
  private static final BigInteger M1 = new BigInteger("bf58476d1ce4e5b9", 16);
  private static final BigInteger M2 = new BigInteger("94d049bb133111eb", 16);

  private BigInteger a = BigInteger.ZERO;
  private BigInteger b = BigInteger.ZERO;

  public DigestReference add(String population, long t, int neuron) {
    BigInteger p = firstEightBytesOfSha256(population);
    BigInteger x = mix(mix(p.xor(word(t))).add(BigInteger.valueOf(neuron)).mod(WORD));
    a = a.add(mix(x.add(G).mod(WORD))).mod(WORD);
    b = b.add(mix(x.add(G).add(G).mod(WORD))).mod(WORD);
    return this;
  }

  @Override
  public String toString() {
    return hex(a) + hex(b);
  }

  private static BigInteger mix(BigInteger z) {
    z = z.xor(z.shiftRight(30)).multiply(M1).mod(WORD);
    z = z.xor(z.shiftRight(27)).multiply(M2).mod(WORD);
    return z.xor(z.shiftRight(31));
  }

  private static BigInteger word(long value) {
    return BigInteger.valueOf(value).mod(WORD);
  }

  private static BigInteger firstEightBytesOfSha256(String population) {
    try {
      byte[] sha =
          MessageDigest.getInstance("SHA-256").digest(population.getBytes(StandardCharsets.UTF_8));
      BigInteger p = BigInteger.ZERO;
      for (int i = 7; i >= 0; i--) {
        p = p.shiftLeft(8).add(BigInteger.valueOf(sha[i] & 0xff));
      }
      return p;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(BigInteger word) {
    String digits = word.toString(16);
    return "0".repeat(16 - digits.length()) + digits;
  }
}
