/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * A raster of spikes as SVG: time to the right, neurons upwards. Few are drawn as dots, which are
 * large enough to be seen; many as a picture whose cells are the stronger, the more spikes they
 * hold.
 */
public final class CellsChart {

  /** Up to so many cells with spikes, dots are drawn. */
  static final int MOST_DOTS = 8_000;

  private static final double HEIGHT = 250;
  private static final int COLOR = 0x2f7fd0;
  private static final double PALEST = 0.22;
  private static final double SHOWN = 0.995;
  private static final int SMOOTH_FROM = 100;

  private CellsChart() {}

  /**
   * Loads what Java needs to draw. When it is first used it registers a shutdown hook, which it no
   * longer can while a signal ends this process; so who draws then has to ask before.
   */
  public static void prepare() {
    EmbeddedPng.of(new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB));
  }

  /** The chart, for a page that colours it. */
  public static String svg(CellsPlot plot) {
    ChartAxis x = ChartAxis.linear(plot.span().from(), plot.span().to(), 10);
    ChartAxis y = ChartAxis.linear(-0.5, plot.neurons() - 0.5, 6).wholeTicks();
    double height = Math.min(HEIGHT, 60 + 8.0 * plot.neurons());
    ChartFrame frame = new ChartFrame(plot.name(), x, y, height);
    frame.axes("time since the origin (s)", "neuron");
    if (isDots(plot)) {
      frame.path("dots", dots(plot, frame));
    } else {
      double end = plot.startSeconds() + plot.bins() * plot.binSeconds();
      double from = Math.max(plot.span().from(), plot.startSeconds());
      double to = Math.min(plot.span().to(), end);
      frame.image(
          EmbeddedPng.of(picture(plot)),
          from,
          to,
          -0.5,
          Math.min(plot.neurons(), (double) plot.rows() * plot.neuronsPerRow()) - 0.5,
          plot.rows() >= SMOOTH_FROM && plot.bins() >= SMOOTH_FROM);
    }
    return frame.end();
  }

  /** Whether each cell with spikes is a dot. */
  public static boolean isDots(CellsPlot plot) {
    return plot.occupied() <= MOST_DOTS;
  }

  private static String dots(CellsPlot plot, ChartFrame frame) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < plot.counts().length; i++) {
      if (plot.counts()[i] > 0) {
        double time = plot.startSeconds() + (i / plot.rows() + 0.5) * plot.binSeconds();
        int first = i % plot.rows() * plot.neuronsPerRow();
        int last = Math.min(plot.neurons(), first + plot.neuronsPerRow()) - 1;
        path.append('M').append(ChartFrame.number(frame.atX(time)));
        path.append(' ').append(ChartFrame.number(frame.atY((first + last) / 2.0))).append("h0");
      }
    }
    return path.toString();
  }

  private static BufferedImage picture(CellsPlot plot) {
    int[] sorted = Arrays.stream(plot.counts()).filter(count -> count > 0).sorted().toArray();
    double most = Math.max(2, sorted[(int) (SHOWN * (sorted.length - 1))]);
    // Where a cell holds one or two spikes, one is not a little of it.
    double palest = Math.max(PALEST, 1 / (1 + Math.log(most) / Math.log(2)));
    int height = plot.rows();
    BufferedImage image = new BufferedImage(plot.bins(), height, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < plot.counts().length; i++) {
      int count = plot.counts()[i];
      if (count > 0) {
        double part = Math.min(1, palest + (1 - palest) * Math.log(count) / Math.log(most));
        int alpha = (int) Math.round(255 * part);
        image.setRGB(i / height, height - 1 - i % height, alpha << 24 | COLOR);
      }
    }
    return image;
  }
}
