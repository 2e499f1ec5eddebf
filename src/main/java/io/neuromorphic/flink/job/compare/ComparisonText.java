/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.compare;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A comparison in words: the first difference, a table of the populations, the spikes. */
public final class ComparisonText {

  private static final int SHOWN = 5;
  private static final double MICROS_PER_SECOND = 1e6;

  private final SpikeComparison comparison;
  private final StringBuilder text = new StringBuilder();

  private ComparisonText(SpikeComparison comparison) {
    this.comparison = comparison;
  }

  /**
   * Some lines, without an end of the last one.
   *
   * @param expected what the expected spikes are called, such as a file
   */
  public static String of(SpikeComparison comparison, String expected) {
    ComparisonText text = new ComparisonText(comparison);
    text.verdict(expected);
    if (!comparison.isEqual()) {
      text.firstDifference();
      text.unknownPopulations();
      text.line("");
      text.table();
      text.list("missing (expected, not found)", comparison.missing());
      text.list("extra (found, not expected)", comparison.extra());
    }
    return text.text.toString().stripTrailing();
  }

  private void verdict(String expected) {
    long tolerance = comparison.toleranceMicros();
    String within = tolerance == 0 ? "" : ", within " + micros(tolerance);
    if (comparison.isEqual()) {
      line(spikes(comparison.matched()) + " as in " + expected + within + shift());
    } else {
      line(
          String.format(
              Locale.ROOT,
              "%,d missing and %,d extra: found %,d, expected %,d as in %s%s%s",
              comparison.missing().size(),
              comparison.extra().size(),
              comparison.found().size(),
              comparison.expected().size(),
              expected,
              within,
              shift()));
    }
  }

  private String shift() {
    long shift = comparison.largestShiftMicros();
    return comparison.toleranceMicros() == 0
        ? ""
        : shift == 0
            ? "; the times of pairs are equal"
            : "; the times of pairs differ by up to " + micros(shift);
  }

  private void firstDifference() {
    Spike first = comparison.firstDifference().orElseThrow();
    boolean missing = comparison.missing().first().filter(first::equals).isPresent();
    String who = first.population() + " neuron " + first.neuron();
    line(
        "first difference at t = "
            + first.t()
            + " us: "
            + who
            + (missing ? " should fire and does not" : " fires and should not")
            + nearest(first, missing));
  }

  /** A misspelled name is no silent population. */
  private void unknownPopulations() {
    Set<String> known = comparison.found().sizes().keySet();
    comparison
        .expected()
        .counts()
        .forEach(
            (name, count) -> {
              if (count > 0 && !known.isEmpty() && !known.contains(name)) {
                line(
                    "expected of "
                        + name
                        + ": there is none; there are "
                        + String.join(", ", known));
              }
            });
  }

  /** Where the same neuron fires next to a missing spike, or was expected to next to an extra. */
  private String nearest(Spike spike, boolean missing) {
    SpikeTrains other = missing ? comparison.extra() : comparison.missing();
    SpikeTrains same = other.inPopulation(spike.population()).ofNeuron(spike.neuron());
    long[] distances =
        LongStream.range(0, same.size()).map(i -> same.t((int) i) - spike.t()).toArray();
    long nearest = 0;
    for (long distance : distances) {
      if (nearest == 0 || Math.abs(distance) < Math.abs(nearest)) {
        nearest = distance;
      }
    }
    if (nearest == 0) {
      return "";
    }
    return "; "
        + (missing ? "an extra spike of it is " : "a missing spike of it is ")
        + micros(Math.abs(nearest))
        + (nearest > 0 ? " later" : " earlier");
  }

  private void table() {
    boolean sizes = comparison.populations().stream().allMatch(name -> size(name) > 0);
    String unit = sizes ? "Hz" : "spikes/s";
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "population",
            "expected",
            "found",
            "missing",
            "extra",
            "expected " + unit,
            "found " + unit));
    Map<String, Integer> allExpected = comparison.expected().counts();
    Map<String, Integer> allFound = comparison.found().counts();
    Map<String, Integer> missing = comparison.missing().counts();
    Map<String, Integer> extra = comparison.extra().counts();
    for (String name : comparison.populations()) {
      int expected = allExpected.getOrDefault(name, 0);
      int found = allFound.getOrDefault(name, 0);
      rows.add(
          List.of(
              name,
              whole(expected),
              whole(found),
              whole(missing.getOrDefault(name, 0)),
              whole(extra.getOrDefault(name, 0)),
              rate(expected, sizes ? size(name) : 1),
              rate(found, sizes ? size(name) : 1)));
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        int at = column;
        int width = rows.stream().mapToInt(r -> r.get(at).length()).max().orElse(1);
        String pad = " ".repeat(width - row.get(column).length());
        line.append(column == 0 ? "" : "  ");
        line.append(column == 0 ? row.get(column) + pad : pad + row.get(column));
      }
      line(line.toString().stripTrailing());
    }
    line("");
  }

  private int size(String population) {
    return comparison
        .found()
        .neuronsOf(population)
        .orElseGet(() -> comparison.expected().neuronsOf(population).orElse(0));
  }

  /** Over the time from the first to the last spike of both. */
  private String rate(int count, int neurons) {
    long[] ends =
        Stream.of(comparison.expected(), comparison.found())
            .filter(spikes -> !spikes.isEmpty())
            .flatMapToLong(spikes -> LongStream.of(spikes.t(0), spikes.t(spikes.size() - 1)))
            .sorted()
            .toArray();
    double seconds = ((double) ends[ends.length - 1] - ends[0]) / MICROS_PER_SECOND;
    return seconds == 0 ? "-" : String.format(Locale.ROOT, "%,.2f", count / seconds / neurons);
  }

  private void list(String what, SpikeTrains spikes) {
    if (spikes.isEmpty()) {
      return;
    }
    boolean all = spikes.size() <= SHOWN;
    line(what + (all ? ":" : ", the first " + SHOWN + " of " + whole(spikes.size()) + ":"));
    spikes.spikes().stream().limit(SHOWN).forEach(spike -> line("  " + spike));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  static String spikes(int count) {
    return whole(count) + (count == 1 ? " spike" : " spikes");
  }

  private static String whole(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A length of time in the largest unit below it. */
  public static String micros(long micros) {
    long unit = micros >= 1_000_000 ? 1_000_000 : micros >= 1_000 ? 1_000 : 1;
    return BigDecimal.valueOf(micros)
            .divide(BigDecimal.valueOf(unit))
            .stripTrailingZeros()
            .toPlainString()
        + (unit == 1 ? " us" : unit == 1_000 ? " ms" : " s");
  }
}
