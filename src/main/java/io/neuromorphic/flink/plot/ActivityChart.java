/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.awt.image.BufferedImage;

/** Where a camera's events were, as SVG; of the colours of {@link ActivityPlotter}. */
public final class ActivityChart {

  private static final double WIDEST = 640;
  private static final double HIGHEST = 420;

  private ActivityChart() {}

  /** The chart, for a page that colours its axes. */
  public static String svg(String name, ActivityPlot.Image image) {
    int wide = image.width() * image.cell();
    int high = image.height() * image.cell();
    double scale = Math.min(WIDEST / wide, HIGHEST / high);
    double left = image.left() - 0.5;
    double top = image.top() - 0.5;
    ChartAxis x = ChartAxis.linear(left, left + wide, 8).wholeTicks();
    ChartAxis y = ChartAxis.linear(top, top + high, 6).wholeTicks();
    y = image.fromBelow() ? y : y.downwards();
    ChartFrame frame =
        new ChartFrame(name, x, y, Math.max(60, wide * scale), Math.max(40, high * scale));
    frame.axes("x (pixels)", "y (pixels)");
    frame.image(EmbeddedPng.of(picture(image)), x.from(), x.to(), y.from(), y.to(), true);
    return frame.end();
  }

  /** What the colours mean. */
  public static String legend(ActivityPlot.Image image) {
    ActivityCells cells = cells(image);
    return "Orange: more ON events; blue: more OFF; grey: both. Stronger: more events of "
        + cells.each()
        + ", logarithmic, up to "
        + ChartAxis.label(Math.rint(ActivityColors.of(cells.on(), cells.off()).most()))
        + ".";
  }

  private static ActivityCells cells(ActivityPlot.Image image) {
    return ActivityCells.of(image, (int) WIDEST, (int) HIGHEST);
  }

  private static BufferedImage picture(ActivityPlot.Image image) {
    ActivityCells cells = cells(image);
    ActivityColors colors = ActivityColors.of(cells.on(), cells.off());
    BufferedImage picture =
        new BufferedImage(cells.width(), cells.height(), BufferedImage.TYPE_INT_ARGB);
    for (int row = 0; row < cells.height(); row++) {
      int from = (image.fromBelow() ? cells.height() - 1 - row : row) * cells.width();
      for (int column = 0; column < cells.width(); column++) {
        int cell = from + column;
        picture.setRGB(column, row, colors.argb(cells.on()[cell], cells.off()[cell]));
      }
    }
    return picture;
  }
}
