/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.util.Arrays;

/** A rate over time as SVG: steps, filled down to zero. */
public final class RatesChart {

  private static final double HEIGHT = 110;

  private RatesChart() {}

  /** The chart, for a page that colours it. */
  public static String svg(RatesPlot plot) {
    ChartAxis x = ChartAxis.linear(plot.span().from(), plot.span().to(), 10);
    ChartAxis y = ChartAxis.linear(0, ChartAxis.top(Arrays.stream(plot.rates())), 4);
    ChartFrame frame = new ChartFrame(plot.name(), x, y, HEIGHT);
    frame.axes("time since the origin (s)", plot.unit());
    StringBuilder line = new StringBuilder();
    double[] rates = plot.rates();
    for (int i = 0; i < rates.length; i++) {
      double from = plot.startSeconds() + i * plot.binSeconds();
      String at = ChartFrame.number(frame.atY(rates[i]));
      if (i == 0) {
        line.append('M').append(ChartFrame.number(frame.atX(from))).append(' ').append(at);
      } else {
        line.append('V').append(at);
      }
      line.append('H').append(ChartFrame.number(frame.atX(from + plot.binSeconds())));
    }
    String zero = ChartFrame.number(frame.atY(0));
    String begin = ChartFrame.number(frame.atX(plot.startSeconds()));
    frame.path("area", line + "V" + zero + "H" + begin + "Z");
    frame.path("line", line.toString());
    return frame.end();
  }
}
