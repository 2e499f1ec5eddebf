/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/** Needs nothing but {@code java.lang}. */
final class PlainRowSums implements RowSums {

  @Override
  public void add(float[] a, float[] b, float[] c, float[] d, double[] into, int size) {
    for (int j = 0; j < size; j++) {
      into[j] += ((double) a[j] + b[j]) + ((double) c[j] + d[j]);
    }
  }

  @Override
  public void add(float[] row, double[] into, int size) {
    for (int j = 0; j < size; j++) {
      into[j] += row[j];
    }
  }

  @Override
  public void addScaled(float[] row, double gain, double[] into, int size) {
    addScaled(row, gain, into, 0, size);
  }

  @Override
  public void addHalves(short[] row, double gain, double[] into, int size) {
    addHalves(row, gain, into, 0, size);
  }

  static void addScaled(float[] row, double gain, double[] into, int from, int to) {
    for (int j = from; j < to; j++) {
      into[j] += InputSums.onGrid(row[j] * gain);
    }
  }

  static void addHalves(short[] row, double gain, double[] into, int from, int to) {
    for (int j = from; j < to; j++) {
      into[j] += InputSums.onGrid(Float16.toFloat(row[j]) * gain);
    }
  }
}
