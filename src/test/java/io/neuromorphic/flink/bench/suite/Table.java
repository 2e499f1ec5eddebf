/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Results for people. */
final class Table {

  private static final List<String> HEAD =
      List.of(
          "contender",
          "events",
          "M events/s",
          "M events/CPU-s",
          "× naive",
          "× naive, CPU",
          "× identity",
          "× identity, CPU",
          "spikes",
          "digest");

  private static final int DIGEST_DIGITS = 8;

  private Table() {}

  /** What stands above all: machine and JVM. */
  static void facts(Map<String, Object> facts, PrintStream out) {
    facts.forEach((name, value) -> out.println(name + ": " + value));
  }

  /** A case: contenders, marks, problems. */
  static void print(String suite, CaseResult result, PrintStream out) {
    Case of = result.of();
    out.println();
    out.println(suite + ": " + of.name());
    if (of.rows()) {
      of.contenders().forEach(c -> result.runs(c.name()).forEach(run -> row(run.json(), out)));
      return;
    }
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    for (Contender contender : of.contenders()) {
      rows.add(cells(result, contender.name()));
    }
    align(rows, out);
    of.contenders().forEach(contender -> more(result, contender.name(), out));
    result.marks().forEach(m -> out.println("  " + m.target().contender() + " " + m));
    result.problems().forEach(problem -> out.println("  FAILED: " + problem));
  }

  /** What some runs tell beside their rates. */
  private static void more(CaseResult result, String contender, PrintStream out) {
    List<String> figures = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      if (!Figure.RATES.contains(figure) && figure.of(result.runs(contender).get(0)) > 0) {
        figures.add(result.spread(contender, figure) + " " + figure.unit());
      }
    }
    if (!figures.isEmpty()) {
      out.println("  " + contender + ": " + String.join("; ", figures));
    }
  }

  /** A row of a program: its case and contender, then all else by name. */
  private static void row(JsonNode row, PrintStream out) {
    StringBuilder line = new StringBuilder("  ");
    line.append(row.path("case").asText()).append(" | ").append(row.path("contender").asText());
    row.fields()
        .forEachRemaining(
            field -> {
              if (!List.of("suite", "case", "contender").contains(field.getKey())) {
                line.append(" | ").append(field.getKey()).append(' ').append(field.getValue());
              }
            });
    out.println(line);
  }

  private static List<String> cells(CaseResult result, String contender) {
    Measurement run = result.runs(contender).get(0);
    List<String> cells = new ArrayList<>();
    cells.add(contender);
    cells.add("%,d".formatted(run.events()));
    cells.add(result.spread(contender, Figure.WALL).toString());
    cells.add(result.spread(contender, Figure.CPU).toString());
    for (String against : List.of(Contender.NAIVE, Contender.IDENTITY)) {
      for (Figure figure : Figure.RATES) {
        boolean other = result.of().has(against) && !contender.equals(against);
        cells.add(other ? result.ratio(contender, against, figure).toString() : "");
      }
    }
    boolean neurons = !run.digest().isEmpty();
    cells.add(neurons ? "%,d".formatted(run.spikes()) : "");
    cells.add(neurons ? run.digest().substring(0, DIGEST_DIGITS) + "…" : "");
    return cells;
  }

  private static void align(List<List<String>> rows, PrintStream out) {
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        int at = column;
        int width = rows.stream().mapToInt(r -> r.get(at).length()).max().orElse(0);
        String cell = row.get(column);
        String space = " ".repeat(width - cell.length());
        line.append("  ").append(column == 0 ? cell + space : space + cell);
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
