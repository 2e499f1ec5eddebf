/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * An axis of a chart.
 *
 * @param from value at its beginning
 * @param to value at its end
 * @param logarithmic whether equal lengths are equal factors
 * @param ticks where there is a label
 */
@SuppressWarnings("ArrayRecordComponent") // Made for one reader.
record ChartAxis(double from, double to, boolean logarithmic, double[] ticks) {

  /** Equal lengths are equal differences; a range of none is widened. */
  static ChartAxis linear(double from, double to, int wantedTicks) {
    double end = to > from ? to : from + 1;
    return new ChartAxis(from, end, false, Ticks.decimal(from, end, wantedTicks));
  }

  /** Equal lengths are equal factors; ticks at 1, 2 and 5 times powers of ten, or fewer. */
  static ChartAxis logarithmic(double from, double to) {
    double decades = Math.log10(to / from);
    int[] digits = decades > 5 ? new int[] {1} : new int[] {1, 2, 5};
    int least = (int) Math.floor(Math.log10(from));
    int most = (int) Math.ceil(Math.log10(to));
    double[] ticks =
        IntStream.rangeClosed(least, most)
            .boxed()
            .flatMapToDouble(
                power ->
                    Arrays.stream(digits).mapToDouble(d -> Double.parseDouble(d + "e" + power)))
            .filter(tick -> tick >= from && tick <= to)
            .toArray();
    return new ChartAxis(from, to, true, ticks);
  }

  /** The same, with labels at whole numbers only. */
  ChartAxis wholeTicks() {
    return new ChartAxis(
        from, to, logarithmic, Arrays.stream(ticks).filter(t -> t == Math.rint(t)).toArray());
  }

  /** The same, the other way round. */
  ChartAxis downwards() {
    return new ChartAxis(to, from, logarithmic, ticks);
  }

  /** Where a value is, from 0 at the beginning to 1 at the end; never outside. */
  double place(double value) {
    double part =
        logarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
    return Math.max(0, Math.min(1, part));
  }

  /** What stands at a tick. */
  static String label(double tick) {
    boolean plain = tick == 0 || (Math.abs(tick) >= 1e-4 && Math.abs(tick) < 1e9);
    return new DecimalFormat(
            plain ? "#,##0.######" : "0.###E0", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(tick);
  }

  /** The largest of some values, or a number above 0 where they are all 0. */
  static double top(DoubleStream values) {
    double most = values.max().orElse(0);
    return most > 0 ? most * 1.06 : 1;
  }
}
