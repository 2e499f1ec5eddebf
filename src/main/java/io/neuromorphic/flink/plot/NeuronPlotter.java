/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws v, u and the current of one neuron over time, one above the other. */
public final class NeuronPlotter {

  private static final int WIDTH = 960;
  private static final int PADDING = 14;
  private static final int HEADER = 62;
  private static final int V_HEIGHT = 300;
  private static final int U_HEIGHT = 140;
  private static final int LAST_HEIGHT = 190;
  private static final int HEIGHT = HEADER + V_HEIGHT + U_HEIGHT + LAST_HEIGHT;

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
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, WIDTH, HEIGHT);
    g.setColor(INK);
    g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 20));
    g.drawString(plot.title(), PADDING, 30);
    g.setColor(FAINT);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    g.drawString(plot.subtitle(), PADDING, 51);
    double end = plot.times()[plot.times().length - 1];
    List<XYChart> panels =
        List.of(
            chart("v (mV)", Curve.membrane(plot), V, V_HEIGHT, end),
            chart("u", Curve.of(plot.times(), plot.u()), U, U_HEIGHT, end),
            chart("current", Curve.steps(plot.times(), plot.current()), CURRENT, LAST_HEIGHT, end));
    XYChart last = panels.get(panels.size() - 1);
    last.setXAxisTitle("model time (ms)");
    last.getStyler().setXAxisTicksVisible(true).setXAxisTitleVisible(true);
    stack(g, panels);
  }

  /** One below the other, with their left edges in line however wide their labels are. */
  private static void stack(Graphics2D g, List<XYChart> panels) {
    Graphics2D scratch = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    double[] edges = new double[panels.size()];
    for (int i = 0; i < edges.length; i++) {
      panels.get(i).paint(scratch, WIDTH, panels.get(i).getHeight());
      edges[i] = panels.get(i).getScreenXFromChart(0);
    }
    scratch.dispose();
    double edge = Arrays.stream(edges).max().orElse(0);
    int y = HEADER;
    for (int i = 0; i < edges.length; i++) {
      int shift = (int) Math.round(edge - edges[i]);
      int height = panels.get(i).getHeight();
      Graphics2D part = (Graphics2D) g.create();
      part.translate(shift, y);
      panels.get(i).paint(part, WIDTH - shift, height);
      part.dispose();
      y += height;
    }
  }

  private static XYChart chart(String title, Curve curve, Color color, int height, double end) {
    XYChart chart = new XYChartBuilder().width(WIDTH).height(height).yAxisTitle(title).build();
    XYSeries series = chart.addSeries(title, curve.x(), curve.y());
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(color);
    series.setLineStyle(new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    style(chart.getStyler(), curve);
    chart.getStyler().setXAxisMin(-0.004 * end).setXAxisMax(end);
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
    style.setChartPadding(PADDING);
    style.setXAxisTickMarkSpacingHint(80);
    style.setYAxisTickMarkSpacingHint(36);
    style.setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
    style.setPlotContentSize(1);
    style.setYAxisMin(curve.low()).setYAxisMax(curve.high());
    style.setYAxisDecimalPattern("#,##0.####");
    style.setXAxisDecimalPattern("#,##0.####");
    style.setXAxisTicksVisible(false);
    style.setXAxisTitleVisible(false);
  }
}
