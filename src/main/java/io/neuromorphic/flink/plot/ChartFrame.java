/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

/**
 * A chart as SVG: two axes with a grid, and what is drawn between them. It has no colours but
 * classes ({@code grid}, {@code tick}, {@code title}, {@code mark}, {@code line}, {@code guide}),
 * which the page around it colours, light or dark; that is why it is not a chart of XChart.
 */
final class ChartFrame {

  static final double WIDTH = 900;
  static final double LEFT = 78;
  static final double RIGHT = 18;
  private static final double TOP = 8;
  private static final double BOTTOM = 44;

  private final StringBuilder svg = new StringBuilder();
  private final ChartAxis x;
  private final ChartAxis y;
  private final double left;
  private final double width;
  private final double height;

  /**
   * Begins a chart.
   *
   * @param name for those who cannot see it
   * @param plotHeight between the axes, units of the drawing
   */
  ChartFrame(String name, ChartAxis x, ChartAxis y, double plotHeight) {
    this(name, x, y, WIDTH - LEFT - RIGHT, plotHeight);
  }

  /** Begins a chart that is narrower than the page. */
  ChartFrame(String name, ChartAxis x, ChartAxis y, double plotWidth, double plotHeight) {
    this.x = x;
    this.y = y;
    left = LEFT;
    width = plotWidth;
    height = plotHeight;
    svg.append(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\" viewBox=\"0 0 ")
        .append(number(left + width + RIGHT))
        .append(' ')
        .append(number(TOP + height + BOTTOM))
        .append("\"><title>")
        .append(SvgText.escaped(name))
        .append("</title>\n");
  }

  /** Draws grid, ticks and titles; what comes later lies on top. */
  void axes(String xTitle, String yTitle) {
    StringBuilder grid = new StringBuilder();
    for (double tick : x.ticks()) {
      String at = number(atX(tick));
      grid.append('M')
          .append(at)
          .append(' ')
          .append(number(TOP))
          .append('v')
          .append(number(height));
      text("tick", "middle", atX(tick), TOP + height + 16, ChartAxis.label(tick));
    }
    for (double tick : y.ticks()) {
      grid.append('M').append(number(left)).append(' ').append(number(atY(tick)));
      grid.append('h').append(number(width));
      text("tick", "end", left - 6, atY(tick) + 4, ChartAxis.label(tick));
    }
    path("grid", grid.toString());
    text("title", "middle", left + width / 2, TOP + height + 36, xTitle);
    svg.append("<text class=\"title\" text-anchor=\"middle\" transform=\"rotate(-90) translate(")
        .append(number(-(TOP + height / 2)))
        .append(" 14)\">")
        .append(SvgText.escaped(yTitle))
        .append("</text>\n");
  }

  /** Where a value of the x axis is. */
  double atX(double value) {
    return left + x.place(value) * width;
  }

  /** Where a value of the y axis is. */
  double atY(double value) {
    return TOP + (1 - y.place(value)) * height;
  }

  void path(String cssClass, String path) {
    if (!path.isEmpty()) {
      svg.append("<path class=\"").append(cssClass).append("\" d=\"").append(path).append("\"/>\n");
    }
  }

  void text(String cssClass, String anchor, double atX, double atY, String words) {
    svg.append("<text class=\"").append(cssClass).append("\" text-anchor=\"").append(anchor);
    svg.append("\" x=\"").append(number(atX)).append("\" y=\"").append(number(atY)).append("\">");
    svg.append(SvgText.escaped(words)).append("</text>\n");
  }

  /** Fills a box of the plot, between values of the axes, with a picture. */
  void image(EmbeddedPng png, double fromX, double toX, double fromY, double toY, boolean smooth) {
    double leftEdge = atX(fromX);
    double topEdge = atY(toY);
    svg.append("<image x=\"").append(number(leftEdge)).append("\" y=\"").append(number(topEdge));
    svg.append("\" width=\"").append(number(atX(toX) - leftEdge));
    svg.append("\" height=\"").append(number(atY(fromY) - topEdge));
    svg.append("\" preserveAspectRatio=\"none\"");
    svg.append(smooth ? "" : " style=\"image-rendering:pixelated\"");
    svg.append(" href=\"").append(png.uri()).append("\"/>\n");
  }

  String end() {
    return svg.append("</svg>\n").toString();
  }

  static String number(double value) {
    return SvgNetwork.number(value);
  }
}
