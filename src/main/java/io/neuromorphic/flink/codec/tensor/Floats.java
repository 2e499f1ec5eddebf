/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.tensor;

/**
 * Numbers of a tensor, in C order: the last index runs fastest. All are finite.
 *
 * @param floats null where they are halves; not copied
 * @param halves bits of float16, where they are stored so, else null; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // Large; handed over, never compared.
public record Floats(float[] floats, short[] halves) {

  /** The numbers as float32, exact. */
  public float[] asFloats() {
    if (halves == null) {
      return floats;
    }
    float[] result = new float[halves.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = Float16.toFloat(halves[i]);
    }
    return result;
  }
}
