/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.util.ArrayList;
import java.util.List;

/** The way of an arrow through a drawing. */
final class DiagramRoute {

  static final int TEXT_SIZE = 11;
  static final double LABEL_HEIGHT = 32;
  static final double LABEL_PADDING = 6;

  /** How it goes. */
  enum Way {
    /** From the right side of a box to the left side of one further to the right. */
    ACROSS,
    /** At the right side of a group, from a box to one below. */
    DOWN,
    /** At the left side of a group, from a box to one above. */
    UP,
    /** From a box to itself. */
    LOOP
  }

  final NetworkDiagram.Arrow arrow;
  final Way way;
  final DiagramBox from;

  /** Null where it leads to all. */
  final DiagramBox to;

  /** Of {@link Way#ACROSS}: the cells between, the first of which holds the label. */
  final List<DiagramCell> cells = new ArrayList<>();

  /** Of {@link Way#DOWN} and {@link Way#UP}: how far out it goes. */
  int lane;

  /** Where it goes up or down; the left edge of the label where it does not. */
  double laneX;

  /** Middle of the label of one that goes up or down. */
  double labelY;

  double startDy;
  double endDy;

  DiagramRoute(NetworkDiagram.Arrow arrow, Way way, DiagramBox from, DiagramBox to) {
    this.arrow = arrow;
    this.way = way;
    this.from = from;
    this.to = to;
  }

  double startY() {
    return from.y() + startDy;
  }

  double endY() {
    return to == null ? cells.get(0).y : to.y() + endDy;
  }

  /** Height at which it comes to the first cell after its beginning. */
  double firstY() {
    return cells.get(0).y;
  }

  /** Height at which it leaves the last cell before its end. */
  double lastY() {
    return cells.get(cells.size() - 1).y;
  }

  String above() {
    return TextSize.cut(arrow.above());
  }

  String below() {
    return TextSize.cut(arrow.below());
  }

  double labelWidth() {
    return Math.max(TextSize.of(above(), TEXT_SIZE, false), TextSize.of(below(), TEXT_SIZE, false))
        + 2 * LABEL_PADDING;
  }
}
