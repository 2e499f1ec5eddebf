/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.report;

import io.neuromorphic.flink.plot.CellsChart;
import io.neuromorphic.flink.plot.CellsPlot;
import io.neuromorphic.flink.plot.HistogramChart;
import io.neuromorphic.flink.plot.HistogramPlot;
import io.neuromorphic.flink.plot.RatesChart;
import io.neuromorphic.flink.plot.RatesPlot;

/** The pictures of one population, and what is to be said below each. */
final class SpikeCharts {

  private static final double SECOND = 1e6;

  private final Page page;
  private final String name;
  private final PopulationActivity seen;
  private final long dtMicros;
  private final long origin;
  private final long start;
  private final long end;

  /**
   * @param origin µs
   * @param start of the time axis, µs
   * @param end of the time axis, µs
   */
  SpikeCharts(
      Page page,
      String name,
      PopulationActivity seen,
      long dtMicros,
      long origin,
      long start,
      long end) {
    this.page = page;
    this.name = name;
    this.seen = seen;
    this.dtMicros = dtMicros;
    this.origin = origin;
    this.start = start;
    this.end = end;
  }

  void write() {
    page.element("h3", name);
    if (seen.spikes() == 0) {
      page.element("p", "No spike.", "class", "note");
      return;
    }
    raster();
    rates();
    intervals();
  }

  private void raster() {
    TimeBins bins = seen.bins();
    CellsPlot cells =
        new CellsPlot(
            "Spikes of " + name + ": time to the right, neurons upwards",
            new CellsPlot.Span(seconds(start), seconds(end)),
            seconds(bins.startMicros()),
            bins.widthMicros() / SECOND,
            bins.rows(),
            seen.neuronsPerRow(),
            seen.size(),
            bins.counts());
    String each =
        Words.micros(bins.widthMicros())
            + (seen.neuronsPerRow() == 1
                ? " of a neuron"
                : " of " + Words.whole(seen.neuronsPerRow()) + " neurons");
    String said =
        CellsChart.isDots(cells)
            ? "Each dot is a cell of " + each + " with a spike; at most "
            : "A cell is " + each + "; the stronger, the more spikes; at most ";
    figure(
        CellsChart.svg(cells),
        "Spikes. " + said + Words.whole(cells.most()) + " in a cell. " + count());
  }

  private String count() {
    String again =
        seen.again() == 0
            ? ""
            : " " + Words.whole(seen.again()) + " came again after a restart, and count once.";
    return Words.whole(seen.spikes()) + " spikes." + again;
  }

  private void rates() {
    TimeBins bins = seen.bins();
    int[] counts = bins.counts();
    double[] rates = new double[bins.used()];
    double most = 0;
    for (int bin = 0; bin < rates.length; bin++) {
      long spikes = 0;
      for (int row = 0; row < bins.rows(); row++) {
        spikes += counts[bin * bins.rows() + row];
      }
      long from = bins.startMicros() + bin * bins.widthMicros();
      // The first and the last may lie in the run in part only.
      double covered = Math.min(end, from + bins.widthMicros()) - Math.max(start, from);
      rates[bin] = spikes / (Math.max(covered, dtMicros) / SECOND) / seen.size();
      most = Math.max(most, rates[bin]);
    }
    double mean = seen.spikes() * SECOND / Math.max(end - start, dtMicros) / seen.size();
    figure(
        RatesChart.svg(
            new RatesPlot(
                "Rate of " + name + " over time",
                new CellsPlot.Span(seconds(start), seconds(end)),
                seconds(bins.startMicros()),
                bins.widthMicros() / SECOND,
                rates,
                "Hz a neuron")),
        "Rate. "
            + Words.about(mean)
            + " spikes a second and neuron in the mean, at most "
            + Words.about(most)
            + " in "
            + Words.micros(bins.widthMicros())
            + ".");
  }

  private void intervals() {
    Intervals intervals = seen.intervals();
    if (intervals.count() == 0) {
      page.element("p", "Intervals. No neuron has fired twice.", "class", "note");
      return;
    }
    double median = intervals.median() * dtMicros;
    String watched =
        seen.watchedEvery() == 1
            ? ""
            : " Of every " + Words.whole(seen.watchedEvery()) + "th neuron, to save memory.";
    figure(
        HistogramChart.svg(
            new HistogramPlot(
                "Inter-spike intervals of " + name, intervals.bins(dtMicros / 1e3), median / 1e3)),
        "Inter-spike intervals. "
            + Words.whole(intervals.count())
            + ", median "
            + Words.micros(median)
            + ", CV "
            + Words.about(intervals.variation())
            + " (standard deviation of all over their mean)."
            + watched);
  }

  private void figure(String svg, String caption) {
    page.open("figure");
    page.open("div", "class", "scroll");
    page.raw(svg);
    page.close();
    page.element("figcaption", caption);
    page.close();
  }

  private double seconds(long micros) {
    return (micros - origin) / SECOND;
  }
}
