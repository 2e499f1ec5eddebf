/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.util.List;

/**
 * A histogram of durations over a logarithmic axis.
 *
 * @param name of the chart, for those who cannot see it
 * @param bins ascending, each beginning where the one before ends; at least one
 * @param medianMillis a line is drawn there
 */
public record HistogramPlot(String name, List<Bin> bins, double medianMillis) {

  /**
   * Durations of one length.
   *
   * @param fromMillis above 0
   * @param toMillis above that
   * @param count how many there are
   */
  public record Bin(double fromMillis, double toMillis, long count) {}
}
