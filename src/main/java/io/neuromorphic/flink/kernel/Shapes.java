/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/** Checks of the public door, so that the engine can trust its caller. */
final class Shapes {

  private Shapes() {}

  static void length(String name, float[] array, String like, int expected) {
    if (array.length != expected) {
      throw new IllegalArgumentException(
          name + " has length " + array.length + ": expected " + expected + ", as " + like);
    }
  }

  static void matrix(String name, float[][] matrix, int rows, int columns) {
    if (matrix.length != rows) {
      throw new IllegalArgumentException(
          name + " has " + matrix.length + " rows: expected " + rows + ", one a neuron");
    }
    for (int i = 0; i < rows; i++) {
      if (matrix[i].length != columns) {
        throw new IllegalArgumentException(
            name + "[" + i + "] has length " + matrix[i].length + ": expected " + columns);
      }
    }
  }
}
