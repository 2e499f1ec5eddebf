/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.run.RunSummary.InputBooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A summary for people: aligned tables, and whether the books balance. */
final class SummaryText {

  /** Columns in which anything but 0 is worth a look. */
  private static final Set<String> ODD = Set.of("late", "invalid");

  private final StringBuilder text = new StringBuilder();

  private final Paint paint;

  private SummaryText(Paint paint) {
    this.paint = paint;
  }

  /** As plain text. */
  static String of(RunSummary summary) {
    return of(summary, Paint.PLAIN);
  }

  /** The same, with some parts that stand out. */
  static String of(RunSummary summary, Paint paint) {
    SummaryText report = new SummaryText(paint);
    report.books(summary);
    report.counts("population", "spikes", summary.spikes());
    report.counts("topic", "records", summary.topics());
    report.rest(summary);
    return report.text.toString().stripTrailing();
  }

  private void books(RunSummary summary) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("input", "read", "integrated", "filtered", "late", "invalid", "pending"));
    for (Map.Entry<String, InputBooks> input : summary.events().entrySet()) {
      InputBooks b = input.getValue();
      rows.add(
          List.of(
              input.getKey(),
              number(b.read()),
              number(b.integrated()),
              number(b.filtered()),
              number(b.late()),
              number(b.invalid()),
              number(b.pending())));
    }
    table(rows);
    text.append(
        summary.balanced()
            ? "The books balance: every event read is accounted for.\n\n"
            : paint.error(
                    "THE BOOKS DO NOT BALANCE: read is not the sum of the rest. Please report"
                        + " this.")
                + "\n\n");
  }

  private void counts(String name, String what, Map<String, Long> counts) {
    if (counts.isEmpty()) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(name, what));
    counts.forEach((key, count) -> rows.add(List.of(key, number(count))));
    table(rows);
    text.append('\n');
  }

  private void rest(RunSummary summary) {
    List<List<String>> rows =
        List.of(
            List.of("job", summary.job()),
            List.of("origin", summary.originMicros() + " us"),
            List.of("steps", number(summary.steps())),
            List.of("neuron steps", number(summary.neuronSteps())),
            List.of("resets", number(summary.resets())),
            List.of("saturated", number(summary.saturated())),
            List.of("wall seconds", String.format(Locale.ROOT, "%.3f", summary.wallSeconds())),
            List.of("events/s", String.format(Locale.ROOT, "%,.0f", summary.eventsPerSecond())),
            List.of("digest", paint.dim(summary.digest())));
    for (List<String> row : rows) {
      text.append(String.format(Locale.ROOT, "%-12s  %s\n", row.get(0), row.get(1)));
    }
  }

  /** First column to the left, the others to the right. */
  private void table(List<List<String>> rows) {
    for (int line = 0; line < rows.size(); line++) {
      List<String> row = rows.get(line);
      for (int column = 0; column < row.size(); column++) {
        int at = column;
        int width = rows.stream().mapToInt(r -> r.get(at).length()).max().orElse(1);
        String form = column == 0 ? "%-" + width + "s" : "  %" + width + "s";
        String cell = String.format(Locale.ROOT, form, row.get(column));
        boolean odd = ODD.contains(rows.get(0).get(column)) && !row.get(column).equals("0");
        text.append(line == 0 ? paint.heading(cell) : odd ? paint.warning(cell) : cell);
      }
      text.append('\n');
    }
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
