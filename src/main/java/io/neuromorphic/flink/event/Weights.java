/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.event;

/**
 * Weights of synapses, as a file tells them: a matrix with a row for each neuron they lead to and a
 * column for each they come from, dense or in compressed sparse rows (CSR). Holds float32, or
 * float16 as it was stored.
 *
 * <p>All arrays are taken over, not copied, and must not be changed.
 */
public final class Weights {

  private final int to;
  private final int from;
  private final int[] rowStart;
  private final int[] column;
  private final float[] values;
  private final short[] halves;

  private Weights(int to, int from, int[] rowStart, int[] column, float[] values, short[] halves) {
    this.to = to;
    this.from = from;
    this.rowStart = rowStart;
    this.column = column;
    this.values = values;
    this.halves = halves;
  }

  /**
   * A dense matrix.
   *
   * @param to number of rows
   * @param from number of columns
   * @param values row by row, length to · from
   */
  public static Weights dense(int to, int from, float[] values) {
    return new Weights(to, from, null, null, values, null);
  }

  /** The same of float16, each as its bits. */
  public static Weights denseHalf(int to, int from, short[] halves) {
    return new Weights(to, from, null, null, null, halves);
  }

  /**
   * A sparse matrix; what is not listed is 0, what is listed twice counts twice.
   *
   * @param to number of rows
   * @param from number of columns
   * @param rowStart index of each row's first weight, and the number of weights: length to + 1
   * @param column of each weight, 0 to from - 1
   * @param values of the weights
   */
  public static Weights sparse(int to, int from, int[] rowStart, int[] column, float[] values) {
    return new Weights(to, from, rowStart, column, values, null);
  }

  /** The same of float16, each as its bits. */
  public static Weights sparseHalf(int to, int from, int[] rowStart, int[] column, short[] halves) {
    return new Weights(to, from, rowStart, column, null, halves);
  }

  /** Number of rows: neurons that the synapses lead to. */
  public int to() {
    return to;
  }

  /** Number of columns: neurons that the synapses come from. */
  public int from() {
    return from;
  }

  /** Whether only some weights are listed. */
  public boolean isSparse() {
    return rowStart != null;
  }

  /** Whether the weights are float16. */
  public boolean isHalf() {
    return halves != null;
  }

  /** Number of weights held. */
  public int count() {
    return halves == null ? values.length : halves.length;
  }

  /** Index of each row's first weight, length {@link #to} + 1; null where dense. */
  public int[] rowStart() {
    return rowStart;
  }

  /** Column of each weight; null where dense. */
  public int[] column() {
    return column;
  }

  /** The weights as float32; null where they are float16. */
  public float[] values() {
    return values;
  }

  /** The weights as bits of float16; null where they are float32. */
  public short[] halves() {
    return halves;
  }
}
