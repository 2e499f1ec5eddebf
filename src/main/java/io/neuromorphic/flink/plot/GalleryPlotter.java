/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Draws neurons as a gallery of small panels without axes, four in a row: the potential, all on one
 * scale; below it the current, each on its own; and a bar that tells how long a stretch of time is.
 * Charts of a plotting library have axes, which is why these are drawn by hand.
 */
public final class GalleryPlotter {

  /** Panels in a row. */
  static final int COLUMNS = 4;

  private static final int PANEL_WIDTH = 290;
  private static final int PANEL_HEIGHT = 172;
  private static final int MARGIN = 18;
  private static final int HEADER = 46;
  private static final int SIDE = 14;
  private static final int V_TOP = 30;
  private static final int V_BOTTOM = 112;
  private static final int CURRENT_TOP = 122;
  private static final int CURRENT_BOTTOM = 140;
  private static final int BAR = 154;

  /** Part of a panel that the bar may take. */
  private static final double LONGEST_BAR = 0.3;

  private static final Color INK = new Color(0x222222);
  private static final Color FAINT = new Color(0x666666);
  private static final Color EDGE = new Color(0xe6e6e6);
  private static final Color V = new Color(0x1f5fa8);
  private static final Color CURRENT = new Color(0x2f7d4f);

  private GalleryPlotter() {}

  /**
   * Writes the picture.
   *
   * @param gallery at least one panel
   * @param file ends in {@code .svg} or {@code .png}; replaced where it exists
   */
  public static void write(GalleryPlot gallery, Path file) throws IOException {
    int rows = (gallery.panels().size() + COLUMNS - 1) / COLUMNS;
    int width = 2 * MARGIN + COLUMNS * PANEL_WIDTH;
    int height = HEADER + rows * PANEL_HEIGHT + MARGIN;
    Picture.write(file, width, height, graphics -> draw(gallery, graphics, width, height));
  }

  private static void draw(GalleryPlot gallery, Graphics2D g, int width, int height) {
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, width, height);
    g.setColor(INK);
    g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 19));
    g.drawString(gallery.title(), MARGIN + SIDE, 31);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (NeuronPlot panel : gallery.panels()) {
      Curve curve = Curve.membrane(panel);
      low = Math.min(low, curve.low());
      high = Math.max(high, curve.high());
    }
    for (int i = 0; i < gallery.panels().size(); i++) {
      Graphics2D part = (Graphics2D) g.create();
      part.translate(MARGIN + i % COLUMNS * PANEL_WIDTH, HEADER + i / COLUMNS * PANEL_HEIGHT);
      panel(part, gallery.panels().get(i), (char) ('A' + i % 26), low, high);
      part.dispose();
    }
  }

  private static void panel(Graphics2D g, NeuronPlot plot, char letter, double low, double high) {
    g.setColor(EDGE);
    g.setStroke(new BasicStroke(1f));
    g.drawRoundRect(4, 4, PANEL_WIDTH - 8, PANEL_HEIGHT - 8, 8, 8);
    g.setColor(INK);
    g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 13));
    g.drawString("(" + letter + ") " + plot.title(), SIDE, 22);
    double end = plot.times()[plot.times().length - 1];
    double scale = (PANEL_WIDTH - 2 * SIDE) / end;
    line(g, Curve.membrane(plot), scale, low, high, V_TOP, V_BOTTOM, V, 1.2f);
    Curve current = Curve.steps(plot.times(), plot.current());
    line(
        g,
        current,
        scale,
        current.low(),
        current.high(),
        CURRENT_TOP,
        CURRENT_BOTTOM,
        CURRENT,
        1.4f);
    bar(g, round(end * LONGEST_BAR), scale);
  }

  private static void line(
      Graphics2D g,
      Curve curve,
      double scale,
      double low,
      double high,
      int top,
      int bottom,
      Color color,
      float thick) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < curve.x().length; i++) {
      double x = SIDE + curve.x()[i] * scale;
      double y = bottom - (curve.y()[i] - low) / (high - low) * (bottom - top);
      if (i == 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    g.setColor(color);
    g.setStroke(new BasicStroke(thick, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(path);
  }

  private static void bar(Graphics2D g, double millis, double scale) {
    double right = PANEL_WIDTH - SIDE;
    g.setColor(FAINT);
    g.setStroke(new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    g.draw(new Line2D.Double(right - millis * scale, BAR, right, BAR));
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
    String words = String.format(Locale.ROOT, "%s ms", ChartAxis.label(millis));
    float wide = (float) TextSize.of(words, 11, false);
    g.drawString(words, (float) (right - millis * scale) - wide - 6, BAR + 4);
  }

  /** The largest of 1, 2, 5 times a power of ten that is not longer. */
  static double round(double millis) {
    double power = Math.pow(10, Math.floor(Math.log10(millis)));
    double digits = millis / power;
    return (digits >= 5 ? 5 : digits >= 2 ? 2 : 1) * power;
  }
}
