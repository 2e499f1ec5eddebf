/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Locale;

/** Draws where events were, with axes in pixels and a legend of the colours. */
final class ActivityImage {

  private static final int RASTER_SCALE = 2;
  private static final int TICK = 5;
  private static final int LEGEND_WIDTH = 150;
  private static final int LEGEND_ROW = 11;
  private static final Color INK = new Color(0x222222);
  private static final Color FAINT = new Color(0x666666);
  private static final Color FRAME = new Color(0xbbbbbb);
  private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

  private final ActivityPlot.Image image;
  private final ActivityCells cells;
  private final ActivityColors colors;
  private final int x;
  private final int y;
  private final int width;
  private final int height;

  /** To be drawn as large as fits a box, its aspect kept. */
  ActivityImage(ActivityPlot.Image image, int x, int y, int maxWidth, int maxHeight) {
    this.image = image;
    double scale = Math.min((double) maxWidth / image.width(), (double) maxHeight / image.height());
    width = Math.max(4, (int) (image.width() * scale));
    height = Math.max(4, (int) (image.height() * scale));
    this.x = x + (maxWidth - width) / 2;
    this.y = y + (maxHeight - height) / 2;
    cells = ActivityCells.of(image, RASTER_SCALE * width, RASTER_SCALE * height);
    colors = ActivityColors.of(cells.on(), cells.off());
  }

  void draw(Graphics2D g) {
    g.drawImage(raster(), x, y, width, height, null);
    g.setColor(FRAME);
    g.setStroke(new BasicStroke(1f));
    g.draw(new Rectangle2D.Double(x - 0.5, y - 0.5, width + 1, height + 1));
    g.setFont(SMALL);
    g.setColor(FAINT);
    int pixels = image.width() * image.cell();
    for (int tick : Ticks.whole(image.left(), image.left() + pixels, width / 70)) {
      int at = x + (int) Math.round((tick - image.left() + 0.5) * width / pixels);
      g.drawLine(at, y + height + 1, at, y + height + TICK);
      centered(g, String.valueOf(tick), at, y + height + TICK + 13);
    }
    pixels = image.height() * image.cell();
    for (int tick : Ticks.whole(image.top(), image.top() + pixels, height / 45)) {
      double part = (tick - image.top() + 0.5) / pixels;
      int at = y + (int) Math.round((image.fromBelow() ? 1 - part : part) * height);
      g.drawLine(x - 1, at, x - TICK, at);
      String text = String.valueOf(tick);
      g.drawString(text, x - TICK - 4 - g.getFontMetrics().stringWidth(text), at + 4);
    }
    g.setColor(INK);
    centered(g, "x (pixels)", x + width / 2, y + height + TICK + 31);
    Graphics2D turned = (Graphics2D) g.create();
    turned.rotate(-Math.PI / 2, x - 48, y + height / 2.0);
    centered(turned, "y (pixels)", x - 48, y + height / 2);
    turned.dispose();
  }

  /** Draws what the colours mean, in a line. */
  void legend(Graphics2D g, int left, int top) {
    BufferedImage bars =
        new BufferedImage(LEGEND_WIDTH, 3 * LEGEND_ROW, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < LEGEND_WIDTH; i++) {
      double count = Math.pow(colors.most(), i / (LEGEND_WIDTH - 1.0));
      for (int row = 0; row < bars.getHeight(); row++) {
        double on = 1 - row / LEGEND_ROW / 2.0;
        bars.setRGB(i, row, colors.rgb(count * on, count * (1 - on)));
      }
    }
    int x0 = left + 32;
    g.drawImage(bars, x0, top, LEGEND_WIDTH, bars.getHeight(), null);
    g.setFont(SMALL);
    g.setColor(INK);
    g.drawString("ON", left, top + 10);
    g.drawString("OFF", left, top + 3 * LEGEND_ROW);
    g.setColor(FAINT);
    g.drawString("1", x0, top + 3 * LEGEND_ROW + 14);
    String most = number(colors.most());
    String end = "\u2265 " + most;
    centered(g, end, x0 + LEGEND_WIDTH - 6, top + 3 * LEGEND_ROW + 14);
    int x1 = x0 + LEGEND_WIDTH + 18;
    g.setColor(INK);
    g.drawString("events of " + cells.each() + ", logarithmic", x1, top + 12);
    g.setColor(FAINT);
    g.drawString("counts of " + most + " and more have one colour", x1, top + 30);
  }

  private BufferedImage raster() {
    int w = RASTER_SCALE * width;
    int h = RASTER_SCALE * height;
    BufferedImage raster = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < h; row++) {
      int shown = image.fromBelow() ? h - 1 - row : row;
      int line = (int) ((long) shown * cells.height() / h) * cells.width();
      for (int column = 0; column < w; column++) {
        int cell = line + (int) ((long) column * cells.width() / w);
        raster.setRGB(column, row, colors.rgb(cells.on()[cell], cells.off()[cell]));
      }
    }
    return raster;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  private static void centered(Graphics2D g, String text, int x, int y) {
    FontMetrics metrics = g.getFontMetrics();
    g.drawString(text, x - metrics.stringWidth(text) / 2, y);
  }
}
