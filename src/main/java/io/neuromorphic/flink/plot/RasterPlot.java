/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.Circle;

/** Draws spikes as dots: time to the right, neurons upwards, one band of neurons per population. */
public final class RasterPlot {

  private static final int WIDTH = 1_200;
  private static final int HEIGHT = 680;

  /** XChart draws no tick where they are to be further apart than the axis is long. */
  private static final double MOST_SPACING = 500;

  private static final int FEW_SPIKES = 3_000;
  private static final int MANY_SPIKES = 30_000;
  private static final Color INK = new Color(0x22, 0x2b, 0x38);
  private static final Color GRID = new Color(0xe6, 0xe9, 0xee);
  private static final int OPACITY = 0xb0;
  private static final Color[] BANDS = {
    new Color(0x1f, 0x5a, 0xa6, OPACITY),
    new Color(0xd1, 0x49, 0x5b, OPACITY),
    new Color(0x2a, 0x9d, 0x6f, OPACITY),
    new Color(0xe0, 0x8e, 0x1b, OPACITY),
    new Color(0x7b, 0x4f, 0xa3, OPACITY),
  };

  private RasterPlot() {}

  /**
   * Spikes of one population.
   *
   * @param name of the population
   * @param size number of its neurons
   * @param t times, µs
   * @param neuron of each spike
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over to be drawn, never compared
  public record Band(String name, int size, long[] t, int[] neuron) {}

  /**
   * Draws a raster.
   *
   * @param title above the plot
   * @param originMicros where the time axis starts, µs
   * @param bands from below upwards
   * @param png file to write
   */
  public static void draw(String title, long originMicros, List<Band> bands, Path png)
      throws IOException {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHints(
          Map.of(
              RenderingHints.KEY_ANTIALIASING,
              RenderingHints.VALUE_ANTIALIAS_ON,
              RenderingHints.KEY_TEXT_ANTIALIASING,
              RenderingHints.VALUE_TEXT_ANTIALIAS_ON));
      chart(title, originMicros, bands).paint(graphics, WIDTH, HEIGHT);
    } finally {
      graphics.dispose();
    }
    if (!ImageIO.write(image, "png", png.toFile())) {
      throw new IOException("no writer for PNG images in this Java runtime");
    }
  }

  static XYChart chart(String title, long originMicros, List<Band> bands) {
    boolean one = bands.size() == 1;
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle("time since the origin (s)")
            .yAxisTitle(one ? "neuron of " + bands.get(0).name() : "neurons, one band a population")
            .build();
    style(chart, one);
    long spikes = bands.stream().mapToLong(band -> band.t().length).sum();
    int dot = spikes < FEW_SPIKES ? 5 : spikes < MANY_SPIKES ? 3 : 2;
    double lowest = 0;
    double last = 0;
    for (int i = 0; i < bands.size(); i++) {
      Band band = bands.get(i);
      int count = band.t().length;
      double[] x = new double[Math.max(1, count)];
      double[] y = new double[Math.max(1, count)];
      // XChart draws no empty series; a dot at NaN keeps the band in the legend.
      x[0] = count == 0 ? 0 : x[0];
      y[0] = count == 0 ? Double.NaN : y[0];
      for (int j = 0; j < count; j++) {
        x[j] = (band.t()[j] - originMicros) / 1e6;
        y[j] = lowest + band.neuron()[j];
        last = Math.max(last, x[j]);
      }
      XYSeries series = chart.addSeries(band.name(), x, y);
      series.setMarker(new Circle());
      series.setMarkerColor(BANDS[i % BANDS.length]);
      lowest += band.size();
    }
    chart.getStyler().setMarkerSize(dot);
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(last == 0 ? 1.0 : last);
    double neurons = Math.max(1, lowest);
    // Room, or dots of the first and the last would be cut.
    double room = neurons == 1 ? 0.9 : 0.5;
    chart.getStyler().setYAxisMin(-room).setYAxisMax(neurons - 1 + room);
    // There is no half neuron: ticks as far apart as single ones, where these are wide.
    int wholeTicks = (int) Math.min(MOST_SPACING, Math.ceil(HEIGHT / neurons));
    chart
        .getStyler()
        .setYAxisTickMarkSpacingHint(
            Math.max(chart.getStyler().getYAxisTickMarkSpacingHint(), wholeTicks));
    return chart;
  }

  private static void style(XYChart chart, boolean one) {
    chart
        .getStyler()
        .setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter)
        .setLocale(Locale.ROOT);
    chart
        .getStyler()
        .setLegendVisible(!one)
        // Inside it would hide spikes.
        .setLegendPosition(Styler.LegendPosition.OutsideS)
        .setLegendLayout(Styler.LegendLayout.Horizontal)
        .setChartBackgroundColor(Color.WHITE)
        .setPlotBackgroundColor(Color.WHITE)
        .setChartFontColor(INK)
        .setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 18))
        .setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    chart.getStyler().setPlotBorderVisible(false).setDecimalPattern("#,##0.###");
    chart
        .getStyler()
        .setPlotGridLinesColor(GRID)
        .setPlotGridLinesStroke(new BasicStroke(1f))
        .setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15))
        .setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13))
        .setAxisTickLabelsColor(INK)
        .setAxisTickMarksColor(INK);
  }
}
