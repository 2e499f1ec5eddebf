/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.util.Arrays;

/** A line through points, thinned to what a screen can show, and the range of y to show it in. */
record Curve(double[] x, double[] y, double low, double high) {

  /** A value at each time. */
  static Curve of(double[] times, float[] values) {
    Points points = new Points(values.length);
    for (int i = 0; i < values.length; i++) {
      points.add(times[i], values[i]);
    }
    return framed(points);
  }

  /** The potential, which jumps up to the peak and down to the reset where the neuron fired. */
  static Curve membrane(NeuronPlot plot) {
    Points points = new Points(plot.v().length + plot.spikes().length);
    int spike = 0;
    for (int i = 0; i < plot.v().length; i++) {
      if (spike < plot.spikes().length && plot.spikes()[spike] == i) {
        points.add(plot.times()[i], plot.peak());
        spike++;
      }
      points.add(plot.times()[i], plot.v()[i]);
    }
    return framed(points);
  }

  /** A value holds from its time to the next. */
  static Curve steps(double[] times, float[] values) {
    Points points = new Points(2 * values.length);
    for (int i = 0; i < values.length; i++) {
      points.add(times[i], values[i]);
      points.add(times[i + 1], values[i]);
    }
    return framed(points);
  }

  private static Curve framed(Points all) {
    double low = Arrays.stream(all.y, 0, all.count).min().orElse(0);
    double high = Arrays.stream(all.y, 0, all.count).max().orElse(0);
    double room = high > low ? (high - low) * 0.08 : 1;
    Points points = all.thinned(high - low);
    // XChart puts ticks at data points where these are evenly spaced, and at round numbers
    // otherwise.
    Points uneven = new Points(points.count + 1);
    for (int i = 0; i < points.count; i++) {
      if (i == 1) {
        uneven.add(middle(points.x), middle(points.y));
      }
      uneven.add(points.x[i], points.y[i]);
    }
    return new Curve(uneven.x, uneven.y, low - room, high + room);
  }

  /** A third of the way from the first point to the second. */
  private static double middle(double[] values) {
    return values[0] + (values[1] - values[0]) / 3;
  }

  /** A list of points in order of x. */
  private static final class Points {

    /** Columns of a sharp screen, over all its width. */
    private static final int COLUMNS = 1_800;

    /** How far the line may move, as a part of the whole height. */
    private static final double TOLERANCE = 0.0004;

    final double[] x;
    final double[] y;
    int count;

    Points(int capacity) {
      x = new double[capacity];
      y = new double[capacity];
    }

    void add(double px, double py) {
      x[count] = px;
      y[count++] = py;
    }

    /** Without points that could not be seen: those on the way, and all but four in a column. */
    Points thinned(double height) {
      return fewInEachColumn().withoutThoseOnTheWay(height * TOLERANCE);
    }

    private Points fewInEachColumn() {
      if (count <= 4 * COLUMNS) {
        return this;
      }
      Points few = new Points(4 * COLUMNS + 4);
      double width = (x[count - 1] - x[0]) / COLUMNS;
      for (int from = 0; from < count; ) {
        double end = x[0] + width * (Math.floor((x[from] - x[0]) / width) + 1);
        int to = from + 1;
        int least = from;
        int most = from;
        while (to < count && x[to] < end) {
          least = y[to] < y[least] ? to : least;
          most = y[to] > y[most] ? to : most;
          to++;
        }
        for (int i :
            Arrays.stream(new int[] {from, least, most, to - 1}).sorted().distinct().toArray()) {
          few.add(x[i], y[i]);
        }
        from = to;
      }
      return few;
    }

    /** Drops each point that lies on the line between the last one kept and a later one. */
    private Points withoutThoseOnTheWay(double tolerance) {
      Points kept = new Points(count);
      int last = 0;
      kept.add(x[0], y[0]);
      for (int i = 2; i < count; i++) {
        if (!straight(last, i, tolerance)) {
          last = i - 1;
          kept.add(x[last], y[last]);
        }
      }
      kept.add(x[count - 1], y[count - 1]);
      return kept;
    }

    private boolean straight(int from, int to, double tolerance) {
      double width = x[to] - x[from];
      for (int i = from + 1; i < to; i++) {
        double part = width > 0 ? (x[i] - x[from]) / width : 1;
        if (!(width > 0) || Math.abs(y[from] + part * (y[to] - y[from]) - y[i]) > tolerance) {
          return false;
        }
      }
      return true;
    }
  }
}
