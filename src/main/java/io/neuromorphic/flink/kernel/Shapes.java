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

  /** A row a step, each with a finite number a column. */
  static void sequence(String name, float[][] values, int steps, int columns) {
    if (values.length != steps) {
      throw new IllegalArgumentException(
          name + " has " + values.length + " rows: expected " + steps + ", one a step");
    }
    for (int t = 0; t < steps; t++) {
      if (values[t].length != columns) {
        throw new IllegalArgumentException(
            name + "[" + t + "] has length " + values[t].length + ": expected " + columns);
      }
    }
    finite(name, values);
  }

  static void finite(String name, float[][] values) {
    for (int i = 0; i < values.length; i++) {
      finite(name + "[" + i + "]", values[i]);
    }
  }

  static void finite(String name, float[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            name + "[" + i + "] = " + values[i] + ": expected a finite number");
      }
    }
  }
}
