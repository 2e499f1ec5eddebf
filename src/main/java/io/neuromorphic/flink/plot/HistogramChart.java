/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

/**
 * A histogram of durations as SVG. The axis is logarithmic and the bins differ in width, so a bar's
 * height is the share of all durations for each factor of two that the bar is wide: areas can be
 * compared.
 */
public final class HistogramChart {

  private static final double HEIGHT = 130;
  private static final double ROOM = 1.6;

  /** For the word at the median. */
  private static final double ROOM_ABOVE = 1.12;

  private HistogramChart() {}

  /** The chart, for a page that colours it. */
  public static String svg(HistogramPlot plot) {
    double all = plot.bins().stream().mapToLong(HistogramPlot.Bin::count).sum();
    double from = plot.bins().get(0).fromMillis() / ROOM;
    double to = plot.bins().get(plot.bins().size() - 1).toMillis() * ROOM;
    ChartAxis x = ChartAxis.logarithmic(from, to);
    ChartAxis y =
        ChartAxis.linear(
            0,
            ROOM_ABOVE * ChartAxis.top(plot.bins().stream().mapToDouble(bin -> height(bin, all))),
            4);
    ChartFrame frame = new ChartFrame(plot.name(), x, y, HEIGHT);
    frame.axes("interval (ms)", "% per factor of 2");
    StringBuilder bars = new StringBuilder();
    String zero = ChartFrame.number(frame.atY(0));
    for (HistogramPlot.Bin bin : plot.bins()) {
      if (bin.count() > 0) {
        bars.append('M').append(ChartFrame.number(frame.atX(bin.fromMillis()))).append(' ');
        bars.append(zero).append('V').append(ChartFrame.number(frame.atY(height(bin, all))));
        bars.append('H').append(ChartFrame.number(frame.atX(bin.toMillis())));
        bars.append('V').append(zero).append('Z');
      }
    }
    frame.path("bars", bars.toString());
    double median = frame.atX(plot.medianMillis());
    frame.path(
        "guide",
        "M" + ChartFrame.number(median) + " " + ChartFrame.number(frame.atY(y.to())) + "V" + zero);
    frame.text("tick", "start", median + 4, frame.atY(y.to()) + 10, "median");
    return frame.end();
  }

  /** Per cent of all for each factor of two. */
  private static double height(HistogramPlot.Bin bin, double all) {
    return 100 * bin.count() / all / (Math.log(bin.toMillis() / bin.fromMillis()) / Math.log(2));
  }
}
