/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.synapses;

import io.neuromorphic.flink.event.Weights;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Stands for the content of weights: the first 16 hex digits of SHA-256 of the numbers of rows and
 * columns, whether they are sparse and whether float16 (1 or 0), the row starts and columns where
 * they are sparse, and the values as they are held; all little-endian, whole numbers of 4 bytes.
 */
public final class WeightHash {

  private static final int HASH_BYTES = 8;
  private static final int PIECE = 1 << 12;

  private final MessageDigest sha;
  private final ByteBuffer piece =
      ByteBuffer.allocate(PIECE * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);

  private WeightHash() {
    try {
      sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The hash of weights. */
  public static String of(Weights weights) {
    WeightHash hash = new WeightHash();
    hash.update(
        new int[] {
          weights.to(), weights.from(), weights.isSparse() ? 1 : 0, weights.isHalf() ? 1 : 0
        });
    if (weights.isSparse()) {
      hash.update(weights.rowStart());
      hash.update(weights.column());
    }
    if (weights.isHalf()) {
      hash.update(weights.halves());
    } else {
      hash.update(weights.values());
    }
    return HexFormat.of().formatHex(hash.sha.digest(), 0, HASH_BYTES);
  }

  private void update(int[] numbers) {
    for (int done = 0; done < numbers.length; done += PIECE) {
      int next = Math.min(PIECE, numbers.length - done);
      piece.asIntBuffer().put(numbers, done, next);
      sha.update(piece.array(), 0, next * Integer.BYTES);
    }
  }

  private void update(float[] numbers) {
    for (int done = 0; done < numbers.length; done += PIECE) {
      int next = Math.min(PIECE, numbers.length - done);
      piece.asFloatBuffer().put(numbers, done, next);
      sha.update(piece.array(), 0, next * Float.BYTES);
    }
  }

  private void update(short[] numbers) {
    for (int done = 0; done < numbers.length; done += PIECE) {
      int next = Math.min(PIECE, numbers.length - done);
      piece.asShortBuffer().put(numbers, done, next);
      sha.update(piece.array(), 0, next * Short.BYTES);
    }
  }
}
