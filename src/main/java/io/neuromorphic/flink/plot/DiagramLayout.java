/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where everything of a network's drawing goes. Columns of boxes and columns of labels alternate;
 * between them arrows bend, within them they are straight, so that they cross no box and no label.
 */
final class DiagramLayout {

  static final double MARGIN = 24;
  static final double HEAD = 66;

  private static final double LEAST_BEND = 36;
  private static final double MOST_BEND = 90;
  private static final double BEND = 0.3;
  private static final double PASSAGE = 10;

  final NetworkDiagram diagram;
  final Map<String, DiagramBox> sources = new LinkedHashMap<>();
  final List<DiagramFrame> frames = new ArrayList<>();
  final List<DiagramRoute> routes = new ArrayList<>();
  final List<DiagramBox> sinks = new ArrayList<>();

  /** Edges of the frame around all frames. */
  double networkLeft;

  double networkRight;
  double networkTop;
  double networkBottom;
  double width;
  double height;

  /** Left and right edges of all columns. */
  final List<double[]> edges = new ArrayList<>();

  private final List<List<DiagramCell>> columns = new ArrayList<>();
  private final Map<String, DiagramBox> boxes = new LinkedHashMap<>();
  private final Map<DiagramCell, Integer> columnOf = new LinkedHashMap<>();

  private DiagramLayout(NetworkDiagram diagram) {
    this.diagram = diagram;
  }

  static DiagramLayout of(NetworkDiagram diagram) {
    DiagramLayout layout = new DiagramLayout(diagram);
    layout.makeCells();
    layout.makeRoutes();
    layout.frames.forEach(DiagramFrame::fit);
    layout.sources.values().forEach(DiagramLayout::fitSource);
    layout.makeSinks();
    DiagramColumns.settle(layout.columns);
    layout.place();
    return layout;
  }

  private void makeCells() {
    diagram.frames().forEach(frame -> frames.add(new DiagramFrame(frame)));
    frames.forEach(frame -> frame.cell.boxes.forEach(box -> boxes.put(box.name, box)));
    int[] ranks = DiagramRanks.of(diagram);
    int last = 0;
    for (int rank : ranks) {
      last = Math.max(last, rank);
    }
    for (int i = 0; i <= 2 * last + 2; i++) {
      columns.add(new ArrayList<>());
    }
    for (NetworkDiagram.Source source : diagram.sources()) {
      DiagramBox box = new DiagramBox(source.name(), source.lines());
      box.cell = new DiagramCell(box.width, 0);
      box.cell.boxes.add(box);
      sources.put(source.name(), box);
      add(box.cell, 0);
    }
    for (int i = 0; i < ranks.length; i++) {
      add(frames.get(i).cell, 2 * ranks[i] + 2);
    }
  }

  /** The number of the column of a cell. */
  int columnOf(DiagramCell cell) {
    return columnOf.get(cell);
  }

  private void add(DiagramCell cell, int column) {
    columns.get(column).add(cell);
    columnOf.put(cell, column);
  }

  private static void fitSource(DiagramBox box) {
    box.fit();
    box.cell.height = box.height;
    box.arrange();
  }

  private void makeRoutes() {
    for (NetworkDiagram.Arrow arrow : diagram.arrows()) {
      DiagramBox from = (arrow.fromSource() ? sources : boxes).get(arrow.from());
      DiagramBox to = arrow.to().isEmpty() ? null : boxes.get(arrow.to());
      DiagramRoute route = new DiagramRoute(arrow, way(from, to), from, to);
      routes.add(route);
      from.out.add(route);
      if (to != null && to != from) {
        to.in.add(route);
      }
      if (route.way == DiagramRoute.Way.ACROSS) {
        makeCells(route);
      } else if (route.way != DiagramRoute.Way.LOOP) {
        frames.stream()
            .flatMap(frame -> frame.groups.stream())
            .filter(group -> group.boxes().contains(from))
            .forEach(group -> group.lanes().add(route));
      }
    }
  }

  private static DiagramRoute.Way way(DiagramBox from, DiagramBox to) {
    if (from == to) {
      return DiagramRoute.Way.LOOP;
    }
    if (to == null || from.cell != to.cell) {
      return DiagramRoute.Way.ACROSS;
    }
    boolean down = from.cell.boxes.indexOf(from) < from.cell.boxes.indexOf(to);
    return down ? DiagramRoute.Way.DOWN : DiagramRoute.Way.UP;
  }

  private void makeCells(DiagramRoute route) {
    int first = columnOf.get(route.from.cell);
    int end = route.to == null ? first + 2 : columnOf.get(route.to.cell);
    DiagramCell before = route.from.cell;
    for (int column = first + 1; column < end; column++) {
      DiagramCell cell =
          column == first + 1
              ? new DiagramCell(route.labelWidth(), DiagramRoute.LABEL_HEIGHT)
              : new DiagramCell(0, PASSAGE);
      add(cell, column);
      route.cells.add(cell);
      link(route, before, cell);
      before = cell;
    }
    if (route.to != null) {
      link(route, before, route.to.cell);
    }
  }

  private static void link(DiagramRoute route, DiagramCell left, DiagramCell right) {
    DiagramBox own = left.isThin() ? null : route.from;
    DiagramBox others = right.isThin() ? null : route.to;
    left.after.add(new DiagramCell.Link(route, right, own, others));
    right.before.add(new DiagramCell.Link(route, left, others, own));
  }

  private void place() {
    placeDown();
    double x = MARGIN;
    for (int i = 0; i < columns.size(); i++) {
      double widest = columns.get(i).stream().mapToDouble(cell -> cell.width).max().orElse(0);
      edges.add(new double[] {x, x + widest});
      x += widest + bend(i);
    }
    for (DiagramBox source : sources.values()) {
      source.width = edges.get(0)[1] - MARGIN;
      source.x = MARGIN;
    }
    for (DiagramFrame frame : frames) {
      double[] edge = edges.get(columnOf.get(frame.cell));
      frame.cell.width = edge[1] - edge[0];
      frame.placeAt(edge[0]);
    }
    networkLeft = edges.get(2)[0] - MARGIN / 2;
    networkRight = edges.get(edges.size() - 1)[1] + MARGIN / 2;
    placeSinks();
  }

  private void placeDown() {
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (DiagramCell cell : columnOf.keySet()) {
      top = Math.min(top, cell.top());
      bottom = Math.max(bottom, cell.top() + cell.height);
    }
    double more = Math.max(0, sinksHeight() + MARGIN - (bottom - top)) / 2;
    networkTop = HEAD;
    double shift = HEAD + MARGIN - top + more;
    columnOf.keySet().forEach(cell -> cell.y += shift);
    networkBottom = bottom + shift + more + MARGIN / 2;
    height = networkBottom + MARGIN;
  }

  /** Room for bends after a column: the steeper they are, the more. */
  private double bend(int column) {
    double steepest = 0;
    for (DiagramRoute route : routes) {
      for (int i = 0; i <= route.cells.size() && route.way == DiagramRoute.Way.ACROSS; i++) {
        if (columnOf.get(route.from.cell) + i == column) {
          double left = i == 0 ? route.startY() : route.cells.get(i - 1).y;
          double right = i == route.cells.size() ? route.endY() : route.cells.get(i).y;
          steepest = Math.max(steepest, Math.abs(left - right));
        }
      }
    }
    return Math.min(MOST_BEND, Math.max(LEAST_BEND, BEND * steepest));
  }

  private void makeSinks() {
    for (NetworkDiagram.Sink sink : diagram.sinks()) {
      DiagramBox box = new DiagramBox(sink.name(), sink.lines());
      box.fit();
      sinks.add(box);
    }
  }

  private double sinksHeight() {
    return sinks.stream().mapToDouble(box -> box.height + MARGIN).sum() - MARGIN;
  }

  private void placeSinks() {
    double x = networkRight + 2 * MARGIN;
    double widest = sinks.stream().mapToDouble(box -> box.width).max().orElse(0);
    double y = (networkTop + networkBottom - sinksHeight()) / 2;
    for (DiagramBox box : sinks) {
      box.cell = new DiagramCell(widest, box.height);
      box.cell.y = y + box.height / 2;
      box.x = x;
      box.width = widest;
      y += box.height + MARGIN;
    }
    double head =
        Math.max(
            TextSize.of(diagram.title(), SvgNetwork.TITLE_SIZE, true),
            TextSize.of(diagram.subtitle(), DiagramBox.LINE_SIZE, false));
    width = Math.max(sinks.isEmpty() ? networkRight : x + widest, MARGIN + head) + MARGIN;
  }
}
