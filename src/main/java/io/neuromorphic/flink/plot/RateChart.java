/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The chart of events over time: OFF below, ON on top of it. */
final class RateChart {

  private static final Color INK = new Color(0x222222);
  private static final Color FAINT = new Color(0x666666);
  private static final Color GRID = new Color(0xe6e6e6);
  private static final Color ALL = new Color(0x4c6a58);
  private static final double MICROS_PER_SECOND = 1e6;

  private RateChart() {}

  static XYChart of(ActivityPlot.Rate rate, boolean polarities, int width, int height) {
    double span = rate.binMicros() * Math.max(1, rate.on().length);
    double unit = span < 2e3 ? 1 : span < 2e6 ? 1e3 : 1e6;
    String symbol = unit == 1 ? "us" : unit == 1e3 ? "ms" : "s";
    double[] off = new double[rate.on().length];
    double[] all = new double[off.length];
    double most = 0;
    for (int i = 0; i < off.length; i++) {
      off[i] = rate.off()[i] / rate.binMicros() * MICROS_PER_SECOND;
      all[i] = off[i] + rate.on()[i] / rate.binMicros() * MICROS_PER_SECOND;
      most = Math.max(most, all[i]);
    }
    double large = most < 2e3 ? 1 : most < 2e6 ? 1e3 : 1e6;
    String many = large == 1 ? "" : large == 1e3 ? "thousand " : "million ";
    XYChart chart =
        new XYChartBuilder()
            .width(width)
            .height(height)
            .xAxisTitle("time since t = " + rate.start() + " us (" + symbol + ")")
            .yAxisTitle(many + "events a second")
            .build();
    double bin = rate.binMicros() / unit;
    if (off.length > 0) {
      add(
          chart,
          polarities ? "ON" : "events",
          all,
          bin,
          large,
          polarities ? ActivityColors.ON : ALL);
      if (polarities) {
        add(chart, "OFF", off, bin, large, ActivityColors.OFF);
      }
    }
    style(chart.getStyler());
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(span / unit);
    chart.getStyler().setYAxisMin(0.0).setYAxisMax(most == 0 ? 1 : most / large * 1.06);
    return chart;
  }

  private static void add(
      XYChart chart, String name, double[] rates, double bin, double large, Color color) {
    double[] x = new double[2 * rates.length + 1];
    double[] y = new double[x.length];
    for (int i = 0; i < rates.length; i++) {
      x[2 * i + 1] = i * bin;
      x[2 * i + 2] = (i + 1) * bin;
      y[2 * i + 1] = rates[i] / large;
      y[2 * i + 2] = y[2 * i + 1];
    }
    // XChart puts ticks at data points where these are evenly spaced, and at round numbers
    // otherwise.
    y[0] = y[1];
    x[1] = bin / 3;
    XYSeries series = chart.addSeries(name, x, y);
    series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Area);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(color);
    series.setLineStyle(new BasicStroke(0.6f));
    series.setFillColor(color);
  }

  private static void style(XYStyler style) {
    style.setChartTitleVisible(false);
    style.setChartBackgroundColor(Color.WHITE);
    style.setPlotBackgroundColor(Color.WHITE);
    style.setPlotBorderVisible(false);
    style.setPlotGridLinesColor(GRID);
    style.setPlotGridLinesStroke(new BasicStroke(1f));
    style.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    style.setAxisTickLabelsColor(FAINT);
    style.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    style.setChartFontColor(INK);
    style.setAxisTicksLineVisible(false);
    style.setAxisTickMarksColor(GRID);
    style.setXAxisTickMarkSpacingHint(80);
    style.setYAxisTickMarkSpacingHint(45);
    style.setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
    style.setPlotContentSize(1);
    style.setYAxisDecimalPattern("#,##0.####");
    style.setXAxisDecimalPattern("#,##0.####");
  }
}
