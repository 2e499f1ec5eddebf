/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A frame of a drawing, with its boxes one below the other, and room beside them for arrows. */
final class DiagramFrame {

  static final double TITLE = 24;

  private static final double PADDING = 12;
  private static final double BETWEEN = 18;
  private static final double BETWEEN_CONNECTED = DiagramRoute.LABEL_HEIGHT + 12;
  private static final double LANE = 16;
  private static final double LOOP = 26;

  final NetworkDiagram.Frame content;
  final DiagramCell cell = new DiagramCell(0, 0);
  final List<Rows> groups = new ArrayList<>();

  /**
   * A group.
   *
   * @param title empty where it has no frame
   * @param boxes of it
   * @param lanes arrows that go up or down beside them
   */
  record Rows(String title, List<DiagramBox> boxes, List<DiagramRoute> lanes) {

    boolean isFramed() {
      return !title.isEmpty();
    }
  }

  /** Room that the widest group needs to the left and to the right of its boxes. */
  private double left;

  private double right;
  private double boxWidth;

  DiagramFrame(NetworkDiagram.Frame content) {
    this.content = content;
    for (NetworkDiagram.Group group : content.groups()) {
      List<DiagramBox> boxes = new ArrayList<>();
      for (NetworkDiagram.Box box : group.boxes()) {
        boxes.add(new DiagramBox(box.name(), box.lines()));
      }
      boxes.forEach(box -> box.cell = cell);
      groups.add(new Rows(group.title(), boxes, new ArrayList<>()));
      cell.boxes.addAll(boxes);
    }
  }

  /** Room to the left of the boxes. */
  double left() {
    return left;
  }

  /** Lays out what is in it, once all arrows are known. */
  void fit() {
    groups.forEach(DiagramFrame::chooseLanes);
    cell.boxes.forEach(DiagramBox::fit);
    double y = TITLE;
    for (Rows group : groups) {
      y += group.isFramed() ? TITLE : 0;
      for (DiagramBox box : group.boxes()) {
        box.top = y;
        y += box.height + (group.lanes().isEmpty() ? BETWEEN : BETWEEN_CONNECTED);
      }
      if (!group.lanes().isEmpty()) {
        y -= BETWEEN_CONNECTED - BETWEEN;
      }
      y += group.isFramed() ? PADDING : 0;
      left = Math.max(left, lanesWidth(group, DiagramRoute.Way.UP));
      right = Math.max(right, loopWidth(group) + lanesWidth(group, DiagramRoute.Way.DOWN));
      group.boxes().forEach(box -> boxWidth = Math.max(boxWidth, box.width));
    }
    cell.height = y - BETWEEN + PADDING;
    double inner = groups.stream().anyMatch(Rows::isFramed) ? PADDING : 0;
    left += PADDING + inner;
    right += PADDING + inner;
    double title = TextSize.of(content.title(), DiagramBox.LINE_SIZE, true) + 2 * PADDING;
    for (Rows group : groups) {
      title =
          Math.max(
              title,
              TextSize.of(TextSize.cut(group.title()), DiagramRoute.TEXT_SIZE, false)
                  + 4 * PADDING);
    }
    double more = Math.max(0, title - left - boxWidth - right);
    right += more;
    cell.width = left + boxWidth + right;
    cell.boxes.forEach(DiagramBox::arrange);
  }

  /** Fixes everything once the place of the frame is known. */
  void placeAt(double x) {
    for (Rows group : groups) {
      for (DiagramBox box : group.boxes()) {
        box.x = x + left;
        box.width = boxWidth;
      }
      double edge = x + left + boxWidth;
      for (DiagramBox box : group.boxes()) {
        box.out.stream()
            .filter(route -> route.way == DiagramRoute.Way.LOOP)
            .forEach(route -> route.laneX = edge + LOOP);
      }
      placeLanes(group, DiagramRoute.Way.DOWN, edge + loopWidth(group), 1);
      placeLanes(group, DiagramRoute.Way.UP, x + left, -1);
    }
  }

  private static void chooseLanes(Rows group) {
    for (DiagramRoute.Way way : List.of(DiagramRoute.Way.DOWN, DiagramRoute.Way.UP)) {
      List<int[]> taken = new ArrayList<>();
      group.lanes().stream()
          .filter(route -> route.way == way)
          .sorted(Comparator.comparingInt(route -> span(group, route)[1] - span(group, route)[0]))
          .forEach(
              route -> {
                int[] span = span(group, route);
                while (overlaps(taken, route.lane, span)) {
                  route.lane++;
                }
                taken.add(new int[] {route.lane, span[0], span[1]});
              });
    }
  }

  private static boolean overlaps(List<int[]> taken, int lane, int[] span) {
    return taken.stream().anyMatch(t -> t[0] == lane && t[1] < span[1] && span[0] < t[2]);
  }

  private static int[] span(Rows group, DiagramRoute route) {
    int from = group.boxes().indexOf(route.from);
    int to = group.boxes().indexOf(route.to);
    return new int[] {Math.min(from, to), Math.max(from, to)};
  }

  private static double laneWidth(Rows group, DiagramRoute.Way way, int lane) {
    return group.lanes().stream()
        .filter(route -> route.way == way && route.lane == lane)
        .mapToDouble(DiagramRoute::labelWidth)
        .map(width -> width + LANE)
        .max()
        .orElse(0);
  }

  private static int lanes(Rows group, DiagramRoute.Way way) {
    return group.lanes().stream()
        .filter(route -> route.way == way)
        .mapToInt(route -> route.lane + 1)
        .max()
        .orElse(0);
  }

  private static double lanesWidth(Rows group, DiagramRoute.Way way) {
    double width = 0;
    for (int lane = 0; lane < lanes(group, way); lane++) {
      width += laneWidth(group, way, lane);
    }
    return width;
  }

  private static double loopWidth(Rows group) {
    return group.boxes().stream()
        .flatMap(box -> box.out.stream())
        .filter(route -> route.way == DiagramRoute.Way.LOOP)
        .mapToDouble(route -> LOOP + route.labelWidth())
        .max()
        .orElse(0);
  }

  /** The label of an arrow stands outside of it, in the room below the upper of the two boxes. */
  private static void placeLanes(Rows group, DiagramRoute.Way way, double edge, int direction) {
    double x = edge;
    for (int lane = 0; lane < lanes(group, way); lane++) {
      for (DiagramRoute route : group.lanes()) {
        if (route.way == way && route.lane == lane) {
          route.laneX = x + direction * LANE;
          DiagramBox upper = group.boxes().get(span(group, route)[0]);
          route.labelY = upper.y() + upper.height + BETWEEN_CONNECTED / 2;
        }
      }
      x += direction * laneWidth(group, way, lane);
    }
  }
}
