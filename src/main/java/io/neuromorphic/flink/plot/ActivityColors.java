/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.awt.Color;
import java.util.stream.IntStream;

/**
 * The colour of a pixel by its numbers of ON and OFF events: orange where ON, blue where OFF, grey
 * where both alike, which people who see fewer colours tell apart, too. The more events the darker,
 * by their logarithm, so that a few pixels with very many do not make the others pale; beyond what
 * 99.5 % of the pixels that have any stay below it gets no darker.
 *
 * @param most events beyond which it gets no darker
 */
record ActivityColors(double most) {

  static final Color ON = new Color(0xd9600a);
  static final Color OFF = new Color(0x1f6fb4);
  private static final Color BOTH = new Color(0x5f5a66);

  /** How dark a single event is among very many, from 0 to 1, and by how much more among two. */
  private static final double PALEST = 0.16;

  private static final double DARKER_AMONG_TWO = 0.4;

  /** Below 1, so that a majority shows. */
  private static final double MIX = 0.6;

  private static final double SHOWN = 0.995;
  private static final double FEWEST_MOST = 2;

  static ActivityColors of(int[] on, int[] off) {
    double[] counts =
        IntStream.range(0, on.length)
            .mapToDouble(i -> (double) on[i] + off[i])
            .filter(count -> count > 0)
            .sorted()
            .toArray();
    double most = counts.length == 0 ? 0 : counts[(int) (SHOWN * (counts.length - 1))];
    return new ActivityColors(Math.max(FEWEST_MOST, most));
  }

  /** The colour of so many events, on white. */
  int rgb(double on, double off) {
    return on + off == 0
        ? Color.WHITE.getRGB()
        : between(Color.WHITE, hue(on, off), dark(on + off)).getRGB();
  }

  /** The colour of so many events, on whatever is behind: the fewer they are, the more it shows. */
  int argb(double on, double off) {
    if (on + off == 0) {
      return 0;
    }
    int alpha = (int) Math.round(255 * dark(on + off));
    return alpha << 24 | (hue(on, off).getRGB() & 0xffffff);
  }

  private double dark(double count) {
    double palest = PALEST + DARKER_AMONG_TWO * Math.log(2) / Math.log(most);
    return Math.min(1, palest + (1 - palest) * Math.log(count) / Math.log(most));
  }

  private static Color hue(double on, double off) {
    double share = on / (on + off);
    double purity = Math.pow(Math.abs(2 * share - 1), MIX);
    return between(BOTH, share < 0.5 ? OFF : ON, purity);
  }

  private static Color between(Color from, Color to, double part) {
    return new Color(
        mix(from.getRed(), to.getRed(), part),
        mix(from.getGreen(), to.getGreen(), part),
        mix(from.getBlue(), to.getBlue(), part));
  }

  private static int mix(int from, int to, double part) {
    return (int) Math.round(from + (to - from) * part);
  }
}
