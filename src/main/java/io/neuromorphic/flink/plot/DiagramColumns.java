/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the cells of columns in order and gives them heights, so that lines are straight and seldom
 * cross: each cell is drawn to the mean of what it is connected with, column by column, to and fro.
 */
final class DiagramColumns {

  private static final int SORTING = 12;
  private static final int SETTLING = 6;

  private final List<List<DiagramCell>> columns;

  private DiagramColumns(List<List<DiagramCell>> columns) {
    this.columns = columns;
  }

  static void settle(List<List<DiagramCell>> columns) {
    DiagramColumns settling = new DiagramColumns(columns);
    for (List<DiagramCell> column : columns) {
      settling.place(column, Map.of());
    }
    settling.findOrder();
    for (int i = 0; i < SETTLING; i++) {
      settling.sweep(i % 2 == 0, false);
    }
  }

  /** Sorts to and fro, and goes back to the order with the fewest crossings. */
  private void findOrder() {
    List<List<DiagramCell>> best = copy();
    long fewest = Long.MAX_VALUE;
    for (int i = 0; i < SORTING; i++) {
      sweep(i % 2 == 0, true);
      long crossings = crossings();
      if (crossings < fewest) {
        fewest = crossings;
        best = copy();
      }
    }
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).clear();
      columns.get(i).addAll(best.get(i));
      place(columns.get(i), Map.of());
    }
  }

  private List<List<DiagramCell>> copy() {
    List<List<DiagramCell>> copy = new ArrayList<>();
    columns.forEach(column -> copy.add(new ArrayList<>(column)));
    return copy;
  }

  private long crossings() {
    long crossings = 0;
    for (List<DiagramCell> column : columns) {
      List<double[]> lines = new ArrayList<>();
      for (DiagramCell cell : column) {
        cell.after.forEach(link -> lines.add(new double[] {link.ownY(cell), link.otherY()}));
      }
      for (double[] a : lines) {
        for (double[] b : lines) {
          crossings += a[0] < b[0] && a[1] > b[1] ? 1 : 0;
        }
      }
    }
    return crossings;
  }

  private void sweep(boolean forward, boolean sort) {
    for (int i = 0; i < columns.size(); i++) {
      List<DiagramCell> column = columns.get(forward ? i : columns.size() - 1 - i);
      Map<DiagramCell, Double> wanted = new HashMap<>();
      column.forEach(cell -> wanted.put(cell, cell.wanted(forward)));
      if (sort) {
        column.sort(Comparator.comparingDouble(wanted::get));
      }
      place(column, wanted);
      column.forEach(cell -> cell.boxes.forEach(DiagramBox::arrange));
    }
  }

  /** As near as can be to where they want to be, in their order and without overlaps. */
  private void place(List<DiagramCell> column, Map<DiagramCell, Double> wanted) {
    double[] offset = new double[column.size()];
    for (int i = 1; i < offset.length; i++) {
      DiagramCell above = column.get(i - 1);
      DiagramCell cell = column.get(i);
      offset[i] = offset[i - 1] + (above.height + cell.height) / 2 + DiagramCell.gap(above, cell);
    }
    // Neighbours that would overlap move as one, at the mean of what they want.
    List<double[]> blocks = new ArrayList<>();
    for (int i = 0; i < offset.length; i++) {
      double goal = wanted.getOrDefault(column.get(i), offset[i]) - offset[i];
      double[] block = {goal, 1};
      while (!blocks.isEmpty() && blocks.get(blocks.size() - 1)[0] > block[0]) {
        double[] last = blocks.remove(blocks.size() - 1);
        double count = last[1] + block[1];
        block = new double[] {(last[0] * last[1] + block[0] * block[1]) / count, count};
      }
      blocks.add(block);
    }
    int next = 0;
    for (double[] block : blocks) {
      for (int i = 0; i < block[1]; i++) {
        column.get(next).y = block[0] + offset[next];
        next++;
      }
    }
  }
}
