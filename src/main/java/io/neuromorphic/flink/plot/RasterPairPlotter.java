/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import io.neuromorphic.flink.plot.RasterPair.Band;
import io.neuromorphic.flink.plot.RasterPair.Dots;
import io.neuromorphic.flink.plot.RasterPair.Panel;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Draws two rasters one above the other on one axis of time. What both have is grey, what only one
 * has is in colour, larger, and on top, so that one spike among a million is seen. With Java alone:
 * a test's class path need not hold a plotting library.
 */
public final class RasterPairPlotter {

  private static final int WIDTH = 1_200;
  private static final int LABEL_HEIGHT = 14;
  private static final int HEIGHT = 800;
  private static final int LEFT = 130;
  private static final int RIGHT = 24;
  private static final int TOP = 112;
  private static final int PANEL = 292;
  private static final int GAP = 44;
  private static final int TICKS = 12;

  /** Smaller than a dot, so that what is left out hardly shows. */
  private static final double COMMON_CELL = 1;

  private static final double OWN_CELL = 3;

  private static final Color INK = new Color(0x222b38);
  private static final Color FAINT = new Color(0x667080);
  private static final Color GRID = new Color(0xe6e9ee);
  private static final Color FRAME = new Color(0xb8bfc9);
  private static final Color COMMON = new Color(0xa3abb8);
  private static final Color UPPER = new Color(0xd4380d);
  private static final Color LOWER = new Color(0x1259a8);
  private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Font LABEL = new Font(Font.SANS_SERIF, Font.BOLD, 13);

  private final RasterPair pair;
  private final TimeAxis axis;
  private final Graphics2D g;

  private RasterPairPlotter(RasterPair pair, Graphics2D g) {
    this.pair = pair;
    this.g = g;
    this.axis =
        TimeAxis.over(
            Stream.of(pair.upper(), pair.lower())
                .flatMap(panel -> Stream.of(panel.common(), panel.own()))
                .flatMapToLong(dots -> Arrays.stream(dots.t())));
  }

  /**
   * Writes the picture.
   *
   * @param png file to write; replaced where it exists
   */
  public static void write(RasterPair pair, Path png) throws IOException {
    PngImage.write(png, WIDTH, HEIGHT, graphics -> new RasterPairPlotter(pair, graphics).draw());
  }

  private void draw() {
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, WIDTH, HEIGHT);
    g.setColor(INK);
    g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 20));
    g.drawString(pair.title(), 16, 32);
    g.setColor(FAINT);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    g.drawString(pair.subtitle(), 16, 54);
    int lower = TOP + PANEL + GAP;
    frame(TOP, pair.upper(), UPPER);
    frame(lower, pair.lower(), LOWER);
    common(TOP, pair.upper().common());
    common(lower, pair.lower().common());
    pair.mark().ifPresent(t -> mark(t, lower));
    own(TOP, pair.upper().own(), UPPER);
    own(lower, pair.lower().own(), LOWER);
    g.setColor(INK);
    g.setFont(SMALL);
    center(axis.title(), LEFT + width() / 2, lower + PANEL + 40);
  }

  private static int width() {
    return WIDTH - LEFT - RIGHT;
  }

  private double x(long t) {
    return LEFT + axis.part(t) * width();
  }

  private double y(int top, double row) {
    return top + PANEL * (1 - row / Math.max(1, pair.rows()));
  }

  private void frame(int top, Panel panel, Color color) {
    g.setStroke(new BasicStroke(1f));
    g.setFont(SMALL);
    for (long tick : axis.ticks(TICKS)) {
      int x = (int) Math.round(x(tick));
      g.setColor(GRID);
      g.drawLine(x, top, x, top + PANEL);
      g.setColor(FAINT);
      center(axis.label(tick), x, top + PANEL + 17);
    }
    int first = 0;
    int free = top + PANEL + LABEL_HEIGHT;
    for (Band band : pair.bands()) {
      int bottom = (int) Math.round(y(top, first));
      int middle = (int) Math.round(y(top, first + band.size() / 2.0));
      g.setColor(FRAME);
      g.drawLine(LEFT - 8, bottom, LEFT + width(), bottom);
      if (bottom - middle >= LABEL_HEIGHT || pair.bands().size() == 1) {
        g.setColor(INK);
        right(band.name(), LEFT - 12, middle - 1);
        g.setColor(FAINT);
        right(neurons(band.size()), LEFT - 12, middle + LABEL_HEIGHT);
        free = middle - LABEL_HEIGHT;
      } else if (middle <= free) {
        // Where names would lie upon each other, some are left out.
        g.setColor(INK);
        right(band.name(), LEFT - 12, middle + 4);
        free = middle - LABEL_HEIGHT;
      }
      first += band.size();
    }
    g.setColor(FRAME);
    g.drawRect(LEFT, top, width(), PANEL);
    legend(top, panel, color);
  }

  private static String neurons(int size) {
    return size == 1 ? "1 neuron" : String.format(Locale.ROOT, "%,d neurons", size);
  }

  private void legend(int top, Panel panel, Color color) {
    g.setFont(LABEL);
    g.setColor(INK);
    g.drawString(panel.label(), LEFT, top - 8);
    g.setFont(SMALL);
    right(panel.ownLabel(), LEFT + width(), top - 8);
    int x = LEFT + width() - g.getFontMetrics().stringWidth(panel.ownLabel()) - 12;
    g.setColor(color);
    dot(x, top - 12, 4);
  }

  private void mark(long t, int lower) {
    int x = (int) Math.round(x(t));
    g.setColor(FAINT);
    g.setStroke(
        new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1f, new float[] {4}, 0));
    g.drawLine(x, TOP, x, TOP + PANEL);
    g.drawLine(x, lower, x, lower + PANEL);
    g.setFont(SMALL);
    int half = g.getFontMetrics().stringWidth(pair.markLabel()) / 2;
    center(pair.markLabel(), Math.max(LEFT + half, Math.min(x, WIDTH - RIGHT - half)), 84);
  }

  private double radius() {
    return Math.max(0.9, Math.min(3, (double) PANEL / Math.max(1, pair.rows()) / 2));
  }

  private void common(int top, Dots common) {
    g.setColor(COMMON);
    double radius = radius();
    dots(top, common, COMMON_CELL, (x, y) -> dot(x, y, radius));
  }

  /** With a rim that sets them off. */
  private void own(int top, Dots own, Color color) {
    double radius = Math.max(3.2, radius() + 1);
    g.setColor(Color.WHITE);
    dots(top, own, OWN_CELL, (x, y) -> dot(x, y, radius + 0.8));
    g.setColor(color);
    dots(top, own, OWN_CELL, (x, y) -> dot(x, y, radius));
  }

  private interface Place {
    void at(double x, double y);
  }

  /** Those that can be told apart. */
  private void dots(int top, Dots dots, double cell, Place place) {
    DotCells cells = new DotCells(width(), PANEL, cell);
    for (int i = 0; i < dots.t().length; i++) {
      double x = x(dots.t()[i]);
      double y = y(top, dots.row()[i] + 0.5);
      if (cells.take(x - LEFT, y - top)) {
        place.at(x, y);
      }
    }
  }

  private void dot(double x, double y, double radius) {
    g.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  private void center(String text, int x, int y) {
    g.drawString(text, x - g.getFontMetrics().stringWidth(text) / 2, y);
  }

  private void right(String text, int x, int y) {
    g.drawString(text, x - g.getFontMetrics().stringWidth(text), y);
  }
}
