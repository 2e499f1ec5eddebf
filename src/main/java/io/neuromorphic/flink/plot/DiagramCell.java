/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * What has a place of its own in a column of a drawing: a source, a frame, a label, or a passage.
 */
final class DiagramCell {

  private static final double NEAR = 8;
  private static final double FAR = 22;

  final List<DiagramBox> boxes = new ArrayList<>();

  /** What it must line up with, to the left. */
  final List<Link> before = new ArrayList<>();

  /** What it must line up with, to the right. */
  final List<Link> after = new ArrayList<>();

  double width;
  double height;

  /** Its middle. */
  double y;

  /** A line between two cells, by way of the route that makes it. */
  record Link(DiagramRoute route, DiagramCell other, DiagramBox own, DiagramBox others) {

    /** Where it begins, in a cell to the left. */
    double ownY(DiagramCell cell) {
      return own == null ? cell.y : own.y() + route.startDy;
    }

    /** Where it ends, in a cell to the right. */
    double otherY() {
      return others == null ? other.y : others.y() + route.endDy;
    }

    /** How far the middle of the cell should be from where it is. */
    double pull(boolean forward) {
      double here = own == null ? 0 : forward ? own.top + route.endDy : own.top + route.startDy;
      double there =
          others == null
              ? other.y
              : other.top() + others.top + (forward ? route.startDy : route.endDy);
      return there - here;
    }
  }

  DiagramCell(double width, double height) {
    this.width = width;
    this.height = height;
  }

  double top() {
    return y - height / 2;
  }

  boolean isThin() {
    return boxes.isEmpty();
  }

  /** Room between two in a column. */
  static double gap(DiagramCell a, DiagramCell b) {
    return a.isThin() || b.isThin() ? NEAR : FAR;
  }

  /** Where the middle should be for straight lines to one side; where it is, if there are none. */
  double wanted(boolean forward) {
    List<Link> links = forward ? before : after;
    double sum = 0;
    for (Link link : links) {
      sum += link.pull(forward) + (link.own() == null ? 0 : height / 2);
    }
    return links.isEmpty() ? y : sum / links.size();
  }
}
