/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

/**
 * A rate over time.
 *
 * @param name of the chart, for those who cannot see it
 * @param span of the time axis
 * @param startSeconds where the first bin begins
 * @param binSeconds length of a bin
 * @param rates of each bin, at least one
 * @param unit of them
 */
@SuppressWarnings("ArrayRecordComponent") // Made for one reader.
public record RatesPlot(
    String name,
    CellsPlot.Span span,
    double startSeconds,
    double binSeconds,
    double[] rates,
    String unit) {}
