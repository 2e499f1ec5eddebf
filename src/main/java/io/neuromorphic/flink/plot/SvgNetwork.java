/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.util.List;
import java.util.Locale;

/** A network as SVG: columns of frames from left to right, with arrows between them. */
final class SvgNetwork {

  static final int TITLE_SIZE = 20;

  private static final double CORNER = 6;
  private static final double HEAD = 8;
  private static final double LOOP = 20;

  private final DiagramLayout layout;
  private final SvgText svg;

  private SvgNetwork(DiagramLayout layout) {
    this.layout = layout;
    svg = new SvgText(layout.width, layout.height);
  }

  static String of(NetworkDiagram diagram) {
    SvgNetwork drawing = new SvgNetwork(DiagramLayout.of(diagram));
    drawing.draw();
    return drawing.svg.end();
  }

  private void draw() {
    NetworkDiagram diagram = layout.diagram;
    svg.text(DiagramLayout.MARGIN, 32, TITLE_SIZE, DiagramColors.INK, true, diagram.title());
    svg.text(
        DiagramLayout.MARGIN,
        52,
        DiagramBox.LINE_SIZE,
        DiagramColors.FAINT,
        false,
        diagram.subtitle());
    svg.box(
        layout.networkLeft,
        layout.networkTop,
        layout.networkRight - layout.networkLeft,
        layout.networkBottom - layout.networkTop,
        12,
        "#fafafa",
        "#dddddd");
    int stage = 0;
    for (DiagramFrame frame : layout.frames) {
      frame(frame, DiagramColors.stage(stage++));
    }
    layout.sources.values().forEach(box -> box(box, DiagramColors.SOURCE, true));
    for (DiagramBox sink : layout.sinks) {
      box(sink, DiagramColors.SINK, true);
      double y = sink.cell.y;
      line(List.of(layout.networkRight, y, sink.x, y), DiagramColors.SINK.line());
      head(sink.x, y, 1, DiagramColors.SINK.line());
    }
    for (DiagramRoute route : layout.routes) {
      svg.open(route.arrow.name());
      route(route, colorOf(route).line());
      svg.close();
    }
  }

  private DiagramColors.Stage colorOf(DiagramRoute route) {
    if (route.arrow.fromSource()) {
      return DiagramColors.SOURCE;
    }
    int stage = 0;
    while (layout.frames.get(stage).cell != route.from.cell) {
      stage++;
    }
    return DiagramColors.stage(stage);
  }

  private void frame(DiagramFrame frame, DiagramColors.Stage color) {
    double x = frame.cell.boxes.get(0).x - frame.left();
    double y = frame.cell.top();
    svg.box(x, y, frame.cell.width, frame.cell.height, 10, color.back(), color.edge());
    svg.text(
        x + DiagramBox.PADDING,
        y + 16,
        DiagramBox.LINE_SIZE,
        color.line(),
        true,
        frame.content.title());
    for (DiagramFrame.Rows group : frame.groups) {
      if (group.isFramed()) {
        DiagramBox first = group.boxes().get(0);
        DiagramBox last = group.boxes().get(group.boxes().size() - 1);
        double top = first.y() - DiagramFrame.TITLE;
        svg.dashed(
            x + 6,
            top,
            frame.cell.width - 12,
            last.y() + last.height + DiagramBox.PADDING - top,
            8,
            color.line());
        svg.text(
            x + 6 + DiagramBox.PADDING,
            top + 15,
            DiagramRoute.TEXT_SIZE,
            color.line(),
            false,
            TextSize.cut(group.title()));
      }
      group.boxes().forEach(box -> box(box, color, false));
    }
  }

  private void box(DiagramBox box, DiagramColors.Stage color, boolean round) {
    svg.open(box.name + "\n" + String.join("\n", box.lines));
    double corner = round ? 16 : 5;
    svg.box(box.x, box.y(), box.width, box.height, corner, color.fill(), color.line());
    double textHeight = DiagramBox.NAME_HEIGHT + DiagramBox.LINE_HEIGHT * box.lines.size();
    double y = box.y() + (box.height - textHeight) / 2 + 14;
    double x = box.x + DiagramBox.PADDING;
    svg.text(x, y, DiagramBox.NAME_SIZE, DiagramColors.INK, true, TextSize.cut(box.name));
    y += DiagramBox.NAME_HEIGHT - 1;
    for (String line : box.lines) {
      svg.text(x, y, DiagramBox.LINE_SIZE, DiagramColors.INK, false, TextSize.cut(line));
      y += DiagramBox.LINE_HEIGHT;
    }
    svg.close();
  }

  private void route(DiagramRoute route, String color) {
    switch (route.way) {
      case ACROSS -> across(route, color);
      case LOOP -> loop(route, color);
      case DOWN -> beside(route, color, 1);
      case UP -> beside(route, color, -1);
    }
  }

  /** Straight within columns, bent between them. */
  private void across(DiagramRoute route, String color) {
    int column = layout.columnOf(route.from.cell);
    double x = route.from.x + route.from.width;
    double y = route.startY();
    StringBuilder path = new StringBuilder("M" + number(x) + " " + number(y));
    for (DiagramCell cell : route.cells) {
      bend(path, layout.edges.get(column)[1], y, layout.edges.get(column + 1)[0], cell.y);
      y = cell.y;
      column++;
    }
    double end;
    if (route.to == null) {
      end = layout.networkLeft;
    } else {
      bend(path, layout.edges.get(column)[1], y, layout.edges.get(column + 1)[0], route.endY());
      y = route.endY();
      end = route.to.x;
    }
    path.append(" H").append(number(end - HEAD));
    svg.path(path.toString(), color);
    head(end, y, 1, color);
    DiagramCell label = route.cells.get(0);
    double left = layout.edges.get(layout.columnOf(label))[0] + DiagramRoute.LABEL_PADDING;
    svg.text(left, label.y - 4, DiagramRoute.TEXT_SIZE, DiagramColors.INK, false, route.above());
    svg.text(left, label.y + 13, DiagramRoute.TEXT_SIZE, DiagramColors.INK, false, route.below());
  }

  private static void bend(StringBuilder path, double x, double y, double toX, double toY) {
    double middle = (x + toX) / 2;
    path.append(" H").append(number(x));
    path.append(" C").append(number(middle)).append(' ').append(number(y));
    path.append(' ').append(number(middle)).append(' ').append(number(toY));
    path.append(' ').append(number(toX)).append(' ').append(number(toY));
  }

  private void loop(DiagramRoute route, String color) {
    double x = route.from.x + route.from.width;
    double top = route.startY() - 10;
    double bottom = route.startY() + 10;
    around(x, top, x + LOOP, bottom, 1, color);
    svg.text(
        route.laneX,
        route.startY() - 3,
        DiagramRoute.TEXT_SIZE,
        DiagramColors.INK,
        false,
        route.above());
    svg.text(
        route.laneX,
        route.startY() + 11,
        DiagramRoute.TEXT_SIZE,
        DiagramColors.INK,
        false,
        route.below());
  }

  /** From one box to another of the same group. */
  private void beside(DiagramRoute route, String color, int direction) {
    double edge = direction > 0 ? route.from.x + route.from.width : route.from.x;
    around(edge, route.startY(), route.laneX, route.endY(), direction, color);
    double x =
        direction > 0
            ? route.laneX + DiagramRoute.LABEL_PADDING
            : route.laneX - route.labelWidth() + DiagramRoute.LABEL_PADDING;
    svg.text(x, route.labelY - 3, DiagramRoute.TEXT_SIZE, DiagramColors.INK, false, route.above());
    svg.text(x, route.labelY + 11, DiagramRoute.TEXT_SIZE, DiagramColors.INK, false, route.below());
  }

  /** Out of a side, up or down, and back to that side. */
  private void around(double edge, double y, double x, double toY, int direction, String color) {
    double corner = direction * CORNER;
    double turn = toY > y ? CORNER : -CORNER;
    String path =
        "M%s %s H%s Q%s %s %s %s V%s Q%s %s %s %s H%s"
            .formatted(
                number(edge),
                number(y),
                number(x - corner),
                number(x),
                number(y),
                number(x),
                number(y + turn),
                number(toY - turn),
                number(x),
                number(toY),
                number(x - corner),
                number(toY),
                number(edge + direction * HEAD));
    svg.path(path, color);
    head(edge, toY, -direction, color);
  }

  private void line(List<Double> points, String color) {
    svg.path(
        "M%s %s H%s"
            .formatted(number(points.get(0)), number(points.get(1)), number(points.get(2) - HEAD)),
        color);
  }

  /** The head of an arrow, to the right or to the left. */
  private void head(double x, double y, int direction, String color) {
    double back = x - direction * HEAD * 1.1;
    svg.area(
        "M%s %s L%s %s L%s %s Z"
            .formatted(
                number(x), number(y), number(back), number(y - 4.5), number(back), number(y + 4.5)),
        color);
  }

  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
