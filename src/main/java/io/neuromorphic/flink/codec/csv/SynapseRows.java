/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import io.neuromorphic.flink.codec.tensor.Shapes;
import io.neuromorphic.flink.event.Weights;
import java.util.Arrays;

/** Synapses one by one, and the sparse matrix that they make. */
final class SynapseRows {

  private static final int FIRST_ROOM = 1024;

  private final int to;
  private final int from;
  private int[] row = new int[FIRST_ROOM];
  private int[] column = new int[FIRST_ROOM];
  private float[] value = new float[FIRST_ROOM];
  private int size;

  SynapseRows(int to, int from) {
    this.to = to;
    this.from = from;
  }

  /** Whether no more can be added. */
  boolean isFull() {
    return size == Shapes.MOST;
  }

  void add(int synapseTo, int synapseFrom, float weight) {
    if (size == row.length) {
      int room = (int) Math.min(Shapes.MOST, 2L * size);
      row = Arrays.copyOf(row, room);
      column = Arrays.copyOf(column, room);
      value = Arrays.copyOf(value, room);
    }
    row[size] = synapseTo;
    column[size] = synapseFrom;
    value[size++] = weight;
  }

  /** All synapses, those of a row in the order in which they came. */
  Weights toWeights() {
    int[] rowStart = new int[to + 1];
    for (int i = 0; i < size; i++) {
      rowStart[row[i] + 1]++;
    }
    for (int i = 0; i < to; i++) {
      rowStart[i + 1] += rowStart[i];
    }
    int[] next = rowStart.clone();
    int[] columns = new int[size];
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      int place = next[row[i]]++;
      columns[place] = column[i];
      values[place] = value[i];
    }
    return Weights.sparse(to, from, rowStart, columns, values);
  }
}
