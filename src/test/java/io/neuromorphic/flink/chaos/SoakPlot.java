/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.chaos;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws a soak: one panel a figure, all over the same time, and a line where something was killed.
 */
final class SoakPlot {

  private static final int WIDTH = 1_200;
  private static final int PANEL = 230;
  private static final Color LINE = new Color(0x1f, 0x5a, 0xa6);
  private static final Color KILL = new Color(0xd1, 0x49, 0x5b);

  private record Panel(String title, ToDoubleFunction<SoakSample> value) {}

  private static final List<Panel> PANELS =
      List.of(
          new Panel(
              "heap after a garbage collection, fullest task manager, MB",
              SoakSample::heapAfterCollection),
          new Panel("state in a checkpoint, MB", SoakSample::stateMegabytes),
          new Panel("checkpoint from end to end, ms", SoakSample::checkpointMillis),
          new Panel("lag: sent but not integrated, s", SoakSample::lagSeconds),
          new Panel("events integrated, millions", s -> s.integrated() / 1e6));

  private SoakPlot() {}

  /**
   * Draws it.
   *
   * @param kills seconds since the start
   */
  static void draw(List<SoakSample> samples, List<Double> kills, Path png) throws IOException {
    BufferedImage image =
        new BufferedImage(WIDTH, PANEL * PANELS.size(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, WIDTH, image.getHeight());
    for (int i = 0; i < PANELS.size(); i++) {
      Graphics2D own = (Graphics2D) graphics.create(0, i * PANEL, WIDTH, PANEL);
      chart(PANELS.get(i), samples, kills).paint(own, WIDTH, PANEL);
      own.dispose();
    }
    graphics.dispose();
    ImageIO.write(image, "png", png.toFile());
  }

  private static XYChart chart(Panel panel, List<SoakSample> samples, List<Double> kills) {
    XYChart chart =
        new XYChartBuilder().width(WIDTH).height(PANEL).title(panel.title).xAxisTitle("").build();
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setPlotBorderVisible(false);
    chart.getStyler().setChartTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    chart.getStyler().setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
    chart.getStyler().setXAxisDecimalPattern("0 min");
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setYAxisLeftWidthHint(60);
    double[] minutes = samples.stream().mapToDouble(s -> s.seconds() / 60).toArray();
    double[] values = samples.stream().mapToDouble(panel.value).toArray();
    double most = 0;
    for (double value : values) {
      most = Math.max(most, Double.isNaN(value) ? 0 : value);
    }
    for (double kill : kills) {
      XYSeries line =
          chart.addSeries(
              "kill " + kill, new double[] {kill / 60, kill / 60}, new double[] {0, most});
      line.setMarker(SeriesMarkers.NONE);
      line.setLineColor(KILL);
      line.setLineWidth(0.8f);
    }
    XYSeries series = chart.addSeries("value", minutes, values);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(LINE);
    series.setLineWidth(1.4f);
    series.setLineStyle(SeriesLines.SOLID);
    return chart;
  }
}
