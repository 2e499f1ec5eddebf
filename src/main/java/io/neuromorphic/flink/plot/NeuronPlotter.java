/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws v, u and the current of one neuron over time, one above the other. */
public final class NeuronPlotter {

  private static final int WIDTH = 960;
  private static final int HEADER = 62;
  private static final int V_HEIGHT = 300;
  private static final int U_HEIGHT = 140;
  private static final int CURRENT_HEIGHT = 150;
  private static final int HEIGHT = HEADER + V_HEIGHT + U_HEIGHT + CURRENT_HEIGHT;

  private static final Color INK = new Color(0x222222);
  private static final Color FAINT = new Color(0x666666);
  private static final Color GRID = new Color(0xe6e6e6);
  private static final Color V = new Color(0x1f5fa8);
  private static final Color U = new Color(0xb5581a);
  private static final Color CURRENT = new Color(0x2f7d4f);

  private NeuronPlotter() {}

  /** Whether a file name ends in {@code .svg} or {@code .png}. */
  public static boolean isKnown(Path file) {
    return Picture.isKnown(file);
  }

  /**
   * Writes the picture.
   *
   * @param plot what to draw
   * @param file ends in {@code .svg} or {@code .png}; replaced where it exists
   */
  public static void write(NeuronPlot plot, Path file) throws IOException {
    Picture.write(file, WIDTH, HEIGHT, graphics -> draw(plot, graphics));
  }

  private static void draw(NeuronPlot plot, Graphics2D g) {
    double end = plot.times()[plot.times().length - 1];
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, WIDTH, HEIGHT);
    g.setColor(INK);
    g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 20));
    g.drawString(plot.title(), 24, 30);
    g.setColor(FAINT);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    g.drawString(plot.subtitle(), 24, 51);
    Curve v = Curve.membrane(plot);
    Curve u = Curve.of(plot.times(), plot.u());
    Curve current = Curve.steps(plot.times(), plot.current());
    panel(g, HEADER, V_HEIGHT, end, chart("v (mV)", v, V, V_HEIGHT));
    panel(g, HEADER + V_HEIGHT, U_HEIGHT, end, chart("u", u, U, U_HEIGHT));
    XYChart bottom = chart("current", current, CURRENT, CURRENT_HEIGHT);
    bottom.setXAxisTitle("model time (ms)");
    panel(g, HEADER + V_HEIGHT + U_HEIGHT, CURRENT_HEIGHT, end, bottom);
  }

  private static void panel(Graphics2D g, int y, int height, double end, XYChart chart) {
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(end);
    Graphics2D part = (Graphics2D) g.create();
    part.translate(0, y);
    chart.paint(part, WIDTH, height);
    part.dispose();
  }

  private static XYChart chart(String title, Curve curve, Color color, int height) {
    XYChart chart = new XYChartBuilder().width(WIDTH).height(height).yAxisTitle(title).build();
    XYSeries series = chart.addSeries(title, curve.x(), curve.y());
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(color);
    series.setLineStyle(new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    style(chart.getStyler(), curve);
    return chart;
  }

  private static void style(XYStyler style, Curve curve) {
    Font ticks = new Font(Font.MONOSPACED, Font.PLAIN, 12);
    style.setLegendVisible(false);
    style.setChartTitleVisible(false);
    style.setChartBackgroundColor(Color.WHITE);
    style.setPlotBackgroundColor(Color.WHITE);
    style.setPlotBorderVisible(false);
    style.setPlotGridLinesColor(GRID);
    style.setPlotGridLinesStroke(new BasicStroke(1f));
    style.setPlotGridVerticalLinesVisible(true);
    style.setAxisTickLabelsFont(ticks);
    style.setAxisTickLabelsColor(FAINT);
    style.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    style.setAxisTicksLineVisible(false);
    style.setAxisTickMarksColor(GRID);
    style.setChartPadding(14);
    style.setXAxisTickMarkSpacingHint(80);
    style.setYAxisTickMarkSpacingHint(36);
    style.setPlotContentSize(1);
    style.setYAxisMin(curve.low()).setYAxisMax(curve.high());
    // Labels of one width, so that the panels' left edges stand above each other.
    style.setyAxisTickLabelsFormattingFunction(value -> label(value));
  }

  private static String label(double value) {
    String text = String.format(Locale.ROOT, "%.6f", value).replaceFirst("\\.?0+$", "");
    return String.format(Locale.ROOT, "%7s", text.equals("-0") ? "0" : text);
  }

  /** A line through points, and the range of y to show it in. */
  private record Curve(double[] x, double[] y, double low, double high) {

    static Curve of(double[] times, float[] values) {
      double[] y = new double[values.length];
      for (int i = 0; i < y.length; i++) {
        y[i] = values[i];
      }
      return framed(times, y);
    }

    /** The potential, which jumps up to the peak and down to the reset where it fired. */
    static Curve membrane(NeuronPlot plot) {
      int extra = plot.spikes().length;
      double[] x = new double[plot.v().length + extra];
      double[] y = new double[x.length];
      int spike = 0;
      int n = 0;
      for (int i = 0; i < plot.v().length; i++) {
        if (spike < extra && plot.spikes()[spike] == i) {
          x[n] = plot.times()[i];
          y[n++] = plot.peak();
          spike++;
        }
        x[n] = plot.times()[i];
        y[n++] = plot.v()[i];
      }
      return framed(x, y);
    }

    /** A value holds from its time to the next. */
    static Curve steps(double[] times, float[] values) {
      double[] x = new double[2 * values.length];
      double[] y = new double[x.length];
      for (int i = 0; i < values.length; i++) {
        x[2 * i] = times[i];
        x[2 * i + 1] = times[i + 1];
        y[2 * i] = values[i];
        y[2 * i + 1] = values[i];
      }
      return framed(x, y);
    }

    private static Curve framed(double[] x, double[] y) {
      double low = Arrays.stream(y).min().orElse(0);
      double high = Arrays.stream(y).max().orElse(0);
      double room = high > low ? (high - low) * 0.08 : 1;
      return new Curve(x, y, low - room, high + room);
    }
  }
}
