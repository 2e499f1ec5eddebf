/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.neurons;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The state that each neuron of a population starts in.
 *
 * @param v membrane potentials, mV, finite, length of the population's size; not copied
 * @param u recovery variables, finite, of the same length; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // Large; compared by its hash only.
public record StartState(float[] v, float[] u) {

  private static final int HASH_BYTES = 8;
  private static final int PIECE = 1 << 12;

  /** Stands for the content: the first 16 hex digits of SHA-256 of all v, then all u. */
  public String hash() {
    MessageDigest sha;
    try {
      sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    update(sha, v);
    update(sha, u);
    return HexFormat.of().formatHex(sha.digest(), 0, HASH_BYTES);
  }

  private static void update(MessageDigest sha, float[] numbers) {
    ByteBuffer piece = ByteBuffer.allocate(PIECE * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int done = 0; done < numbers.length; done += PIECE) {
      int next = Math.min(PIECE, numbers.length - done);
      piece.asFloatBuffer().put(numbers, done, next);
      sha.update(piece.array(), 0, next * Float.BYTES);
    }
  }
}
