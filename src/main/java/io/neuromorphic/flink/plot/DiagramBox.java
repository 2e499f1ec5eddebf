/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A box in a drawing: its text, its size, and where arrows begin and end at its sides. */
final class DiagramBox {

  static final int NAME_SIZE = 14;
  static final int LINE_SIZE = 12;
  static final double NAME_HEIGHT = 19;
  static final double LINE_HEIGHT = 16;
  static final double PADDING = 10;

  private static final double LEAST_WIDTH = 100;
  private static final double SLOT = 14;
  private static final double LOOP_SLOT = 36;

  final String name;
  final List<String> lines;
  final List<DiagramRoute> out = new ArrayList<>();
  final List<DiagramRoute> in = new ArrayList<>();
  double width;
  double height;

  /** Left edge in the drawing. */
  double x;

  /** Upper edge below that of the cell that holds it. */
  double top;

  DiagramCell cell;

  DiagramBox(String name, List<String> lines) {
    this.name = name;
    this.lines = lines;
    width = TextSize.of(TextSize.cut(name), NAME_SIZE, true);
    for (String line : lines) {
      width = Math.max(width, TextSize.of(TextSize.cut(line), LINE_SIZE, false));
    }
    width = Math.max(LEAST_WIDTH, width + 2 * PADDING);
  }

  /** Upper edge in the drawing. */
  double y() {
    return cell.top() + top;
  }

  /** As high as its text and its arrows need. */
  void fit() {
    double text = 2 * PADDING + NAME_HEIGHT + LINE_HEIGHT * lines.size();
    double slots = Math.max(heightOf(right()), heightOf(left()));
    height = Math.max(text, slots + PADDING);
  }

  /** Gives every arrow its place at the sides, in an order without needless crossings. */
  void arrange() {
    place(right());
    place(left());
  }

  private List<DiagramRoute> right() {
    List<DiagramRoute> slots = new ArrayList<>();
    add(slots, in, DiagramRoute.Way.DOWN, Comparator.comparingInt(r -> r.lane));
    add(slots, out, DiagramRoute.Way.ACROSS, Comparator.comparingDouble(DiagramRoute::firstY));
    add(slots, out, DiagramRoute.Way.LOOP, Comparator.comparingInt(r -> 0));
    add(slots, out, DiagramRoute.Way.DOWN, Comparator.comparingInt(r -> -r.lane));
    return slots;
  }

  private List<DiagramRoute> left() {
    List<DiagramRoute> slots = new ArrayList<>();
    add(slots, out, DiagramRoute.Way.UP, Comparator.comparingInt(r -> r.lane));
    add(slots, in, DiagramRoute.Way.ACROSS, Comparator.comparingDouble(DiagramRoute::lastY));
    add(slots, in, DiagramRoute.Way.UP, Comparator.comparingInt(r -> -r.lane));
    return slots;
  }

  private static void add(
      List<DiagramRoute> slots,
      List<DiagramRoute> routes,
      DiagramRoute.Way way,
      Comparator<DiagramRoute> order) {
    routes.stream().filter(route -> route.way == way).sorted(order).forEach(slots::add);
  }

  private static double heightOf(List<DiagramRoute> slots) {
    return slots.stream().mapToDouble(DiagramBox::heightOf).sum();
  }

  private static double heightOf(DiagramRoute route) {
    return route.way == DiagramRoute.Way.LOOP ? LOOP_SLOT : SLOT;
  }

  private void place(List<DiagramRoute> slots) {
    double y = (height - heightOf(slots)) / 2;
    for (DiagramRoute route : slots) {
      double middle = y + heightOf(route) / 2;
      if (route.from == this) {
        route.startDy = middle;
      } else {
        route.endDy = middle;
      }
      y += heightOf(route);
    }
  }
}
