/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Finds the neuron of a pixel in one population: ⌊y/pool⌋·w + ⌊x/pool⌋ after flips. Region, flips
 * and pooling are laid down per column and per row, so that an event costs two look-ups and a sum.
 */
final class PixelMap {

  private static final int OUTSIDE = Integer.MIN_VALUE / 2;

  private final int[] column = new int[EncodeSpec.COORDINATES];
  private final int[] row = new int[EncodeSpec.COORDINATES];
  private final BitSet[] maskedByRow;

  PixelMap(EncodeSpec spec, RouterSpec.Target target) {
    lay(
        column,
        spec.regionX(),
        spec.regionWidth(),
        spec.flipX() ? spec.sensorWidth() : 0,
        spec.pool(),
        target.width(),
        1);
    lay(
        row,
        spec.regionY(),
        spec.regionHeight(),
        spec.flipY() ? spec.sensorHeight() : 0,
        spec.pool(),
        target.height(),
        target.width());
    maskedByRow = spec.masked().length == 0 ? null : new BitSet[EncodeSpec.COORDINATES];
    for (int pixel : spec.masked()) {
      int y = pixel >>> 16;
      if (maskedByRow[y] == null) {
        maskedByRow[y] = new BitSet();
      }
      maskedByRow[y].set(pixel & 0xffff);
    }
  }

  private static void lay(
      int[] place, int from, int length, int flip, int pool, int count, int stride) {
    Arrays.fill(place, OUTSIDE);
    for (int i = Math.max(0, from); i < place.length && i - from < length; i++) {
      int seen = flip > 0 ? flip - 1 - i : i;
      if (seen >= 0 && seen / pool < count) {
        place[i] = seen / pool * stride;
      }
    }
  }

  /** The neuron of a pixel, negative if it has none. */
  int neuron(int x, int y) {
    if (maskedByRow != null && maskedByRow[y] != null && maskedByRow[y].get(x)) {
      return -1;
    }
    return row[y] + column[x];
  }
}
