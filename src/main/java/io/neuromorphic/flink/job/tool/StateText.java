/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import io.neuromorphic.flink.job.run.RunSummary.InputBooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a snapshot holds, as tables. */
final class StateText {

  private final StringBuilder text = new StringBuilder();

  private StateText() {}

  static String of(StateReport report) {
    StateText text = new StateText();
    text.populations(report);
    text.books(report);
    text.row("origin", report.originMicros() + " us");
    text.row("dt", report.dtMicros() + " us");
    text.row("digest", report.digest());
    report.populations().forEach(p -> text.row(p.name(), p.shape().neurons()));
    return text.text.toString().stripTrailing();
  }

  private void populations(StateReport report) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "population",
            "size",
            "shards",
            "clock us",
            "steps",
            "spikes",
            "resets",
            "saturated",
            "pending"));
    for (PopulationSnapshot p : report.populations()) {
      rows.add(
          List.of(
              p.name(),
              number(p.v().length),
              number(p.shape().shards()),
              p.clock() == p.lastClock() ? "" + p.clock() : p.clock() + ".." + p.lastClock(),
              number(p.steps()),
              number(p.spikes()),
              number(p.resets()),
              number(p.saturated()),
              number(p.pending())));
    }
    table(rows);
  }

  private void books(StateReport report) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("input", "read", "integrated", "filtered", "late", "invalid", "pending"));
    report.events().forEach((name, books) -> rows.add(row(name, books)));
    table(rows);
  }

  private static List<String> row(String name, InputBooks b) {
    return List.of(
        name,
        number(b.read()),
        number(b.integrated()),
        number(b.filtered()),
        number(b.late()),
        number(b.invalid()),
        number(b.pending()));
  }

  /** First column to the left, the others to the right; a blank line after the last row. */
  private void table(List<List<String>> rows) {
    for (List<String> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        int at = column;
        int width = rows.stream().mapToInt(r -> r.get(at).length()).max().orElse(1);
        String form = column == 0 ? "%-" + width + "s" : "  %" + width + "s";
        text.append(String.format(Locale.ROOT, form, row.get(column)));
      }
      text.append('\n');
    }
    text.append('\n');
  }

  private void row(String key, String value) {
    text.append(String.format(Locale.ROOT, "%-10s  %s\n", key, value));
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
