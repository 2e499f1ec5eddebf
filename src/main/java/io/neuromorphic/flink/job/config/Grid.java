/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

/**
 * How many there are of something, and in what rows.
 *
 * @param width of a row; all of them where there are no rows
 * @param height rows; 1 where there are none
 * @param rows whether it was given as [width, height]
 */
record Grid(int width, int height, boolean rows) {

  /** In place of one that was refused. */
  static final Grid REFUSED = new Grid(128, 1, false);

  int size() {
    return width * height;
  }

  /** As it is written in a job file. */
  @Override
  public String toString() {
    return rows ? "[" + width + ", " + height + "]" : Integer.toString(width);
  }
}
