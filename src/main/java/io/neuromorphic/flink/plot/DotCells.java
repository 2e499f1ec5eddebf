/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.util.BitSet;

/**
 * Cells of a picture, each for one dot: further ones would lie upon it. So millions of dots cost no
 * more than the picture has cells, and a lone one is always drawn.
 */
final class DotCells {

  private final double size;
  private final int columns;
  private final int rows;
  private final BitSet taken = new BitSet();

  /**
   * Over a box from (0, 0).
   *
   * @param width of the box
   * @param height of the box
   * @param size of a cell
   */
  DotCells(double width, double height, double size) {
    this.size = size;
    columns = (int) Math.ceil(width / size) + 1;
    rows = (int) Math.ceil(height / size) + 1;
  }

  /** Whether this is the first dot in its cell; those outside of the box are at its edge. */
  boolean take(double x, double y) {
    int column = Math.max(0, Math.min(columns - 1, (int) (x / size)));
    int row = Math.max(0, Math.min(rows - 1, (int) (y / size)));
    int cell = row * columns + column;
    boolean first = !taken.get(cell);
    taken.set(cell);
    return first;
  }

  /** Dots drawn so far. */
  int count() {
    return taken.cardinality();
  }
}
