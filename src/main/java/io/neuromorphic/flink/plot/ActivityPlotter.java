/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.io.IOException;
import java.nio.file.Path;
import org.knowm.xchart.XYChart;

/** Draws where and when the events of a recording were, side by side. */
public final class ActivityPlotter {

  private static final int WIDTH = 1_200;
  private static final int HEIGHT = 600;
  private static final int PADDING = 14;
  private static final int HEADER = 66;
  private static final int IMAGE_LEFT = 78;
  private static final int IMAGE_WIDTH = 560;
  private static final int IMAGE_HEIGHT = 420;
  private static final int LEGEND_TOP = HEIGHT - 60;
  private static final int RATE_LEFT = 660;

  private static final Color INK = new Color(0x222222);
  private static final Color FAINT = new Color(0x666666);

  private ActivityPlotter() {}

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
  public static void write(ActivityPlot plot, Path file) throws IOException {
    Picture.write(file, WIDTH, HEIGHT, graphics -> draw(plot, graphics));
  }

  private static void draw(ActivityPlot plot, Graphics2D g) {
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, WIDTH, HEIGHT);
    g.setColor(INK);
    g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 20));
    g.drawString(plot.title(), PADDING, 30);
    g.setColor(FAINT);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    g.drawString(plot.subtitle(), PADDING, 51);
    boolean pixels = plot.image().isPresent();
    if (pixels) {
      ActivityImage image =
          new ActivityImage(plot.image().get(), IMAGE_LEFT, HEADER, IMAGE_WIDTH, IMAGE_HEIGHT);
      image.draw(g);
      image.legend(g, IMAGE_LEFT, LEGEND_TOP);
    }
    int left = pixels ? RATE_LEFT : 0;
    int bottom = pixels ? HEIGHT - HEADER - 60 : HEIGHT - HEADER;
    XYChart chart = RateChart.of(plot.rate(), pixels, WIDTH - left, bottom);
    Graphics2D part = (Graphics2D) g.create();
    part.translate(left, HEADER - 10);
    chart.paint(part, WIDTH - left, bottom);
    part.dispose();
  }
}
