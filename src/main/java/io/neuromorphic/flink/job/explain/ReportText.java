/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.explain;

import io.neuromorphic.flink.job.explain.NetworkReport.Connection;
import io.neuromorphic.flink.job.explain.NetworkReport.Kind;
import io.neuromorphic.flink.job.explain.NetworkReport.Operator;
import io.neuromorphic.flink.job.explain.NetworkReport.Population;
import io.neuromorphic.flink.job.explain.NetworkReport.Role;
import io.neuromorphic.flink.job.explain.NetworkReport.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A report for people. */
public final class ReportText {

  private static final int GROUPS_SHOWN = 8;
  private static final Set<Integer> LEFT = Set.of();

  private final NetworkReport report;
  private final StringBuilder text = new StringBuilder();

  private ReportText(NetworkReport report) {
    this.report = report;
  }

  /** The text, without a line end after its last line. */
  public static String of(NetworkReport report) {
    ReportText made = new ReportText(report);
    made.head();
    made.operators();
    report.populations().forEach(made::population);
    made.connections();
    made.totals();
    return made.text.toString().stripTrailing();
  }

  private void head() {
    TextTable table = new TextTable(LEFT);
    table.add(List.of("job", report.job()));
    table.add(List.of("dt", Amounts.micros(report.dtMicros())));
    table.add(
        List.of(
            "parallelism",
            report.parallelism().isPresent()
                ? String.valueOf(report.parallelism().getAsInt())
                : "the environment's"));
    append(table);
  }

  private void operators() {
    TextTable table = new TextTable(Set.of(1));
    table.add(List.of("operator", "parallelism", "does"));
    report.operators().forEach(o -> table.add(List.of(o.uid(), parallelism(o), o.what())));
    append(table);
  }

  private static String parallelism(Operator operator) {
    if (operator.parallelism().isPresent()) {
      return String.valueOf(operator.parallelism().getAsInt());
    }
    boolean reads = operator.kind() == Kind.SOURCE || operator.kind() == Kind.ROUTER;
    return reads ? "<= partitions" : "default";
  }

  private void population(Population population) {
    text.append(population.name()).append('\n');
    TextTable table = new TextTable(LEFT);
    row(table, "neurons", neurons(population));
    row(table, "parameters", population.neurons().text());
    row(table, "start", population.neurons().start());
    row(table, "fed by", feeds(population));
    row(table, "component", component(population));
    row(table, "operator", population.operator());
    row(table, "keys", keys(population));
    row(table, "state", Amounts.of(population.stateBytes(), "byte") + ", plus waiting input");
    append(table);
  }

  private static void row(TextTable table, String name, String value) {
    table.add(List.of("  " + name, value));
  }

  private static String neurons(Population population) {
    String grid =
        population.height() == 1 ? "" : population.width() + " x " + population.height() + " = ";
    return grid
        + Amounts.whole(population.size())
        + " in "
        + Amounts.of(population.shards(), "shard");
  }

  private static String feeds(Population population) {
    List<String> feeds = new ArrayList<>();
    many(feeds, "input", population.inputs());
    many(feeds, "projection", population.projections());
    if (population.recurrent()) {
      feeds.add("its own spikes");
    }
    if (!population.bias().isEmpty()) {
      feeds.add("bias " + population.bias());
    }
    if (!population.noise().isEmpty()) {
      feeds.add("noise " + population.noise());
    }
    return feeds.isEmpty() ? "nothing" : String.join("; ", feeds);
  }

  private static void many(List<String> feeds, String what, List<String> names) {
    if (!names.isEmpty()) {
      feeds.add(what + (names.size() == 1 ? " " : "s ") + String.join(", ", names));
    }
  }

  private static String component(Population population) {
    if (population.together().size() > 1) {
      return "cycle of " + String.join(", ", population.together());
    }
    return population.isCycle() ? "alone, with a loop to itself" : "alone";
  }

  private static String keys(Population population) {
    List<Integer> groups = population.keyGroups();
    String shown =
        groups.stream().limit(GROUPS_SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
    String rest = groups.size() > GROUPS_SHOWN ? ", ... " + groups.get(groups.size() - 1) : "";
    String what = groups.size() == 1 ? " in key group " : " in key groups ";
    return groups.size() + what + shown + rest;
  }

  private void connections() {
    if (report.connections().isEmpty()) {
      return;
    }
    TextTable table = new TextTable(Set.of(4, 5, 6, 7, 8, 9));
    table.add(
        List.of(
            "synapses",
            "from",
            "to",
            "weights",
            "count",
            "windows",
            "delay",
            "gain",
            "tau-syn",
            "bytes"));
    report.connections().forEach(connection -> table.add(row(connection)));
    append(table);
  }

  private static List<String> row(Connection connection) {
    boolean lines = connection.role() == Role.INPUT;
    return List.of(
        connection.role() == Role.PROJECTION
            ? connection.name()
            : connection.role().name().toLowerCase(Locale.ROOT),
        lines ? "input lines" : connection.from(),
        connection.to(),
        connection.weights(),
        count(connection.figures().count(), connection.figures().isExact()),
        lines ? "-" : Amounts.whole(connection.delayWindows()),
        lines ? "-" : Amounts.micros(connection.delayMicros()),
        Amounts.decimal(connection.gain()),
        connection.tauSynMicros().isPresent()
            ? Amounts.micros(connection.tauSynMicros().getAsLong())
            : "-",
        Amounts.whole(connection.figures().bytes()));
  }

  private static String count(long count, boolean exact) {
    return (exact ? "" : "about ") + Amounts.whole(count);
  }

  private void totals() {
    Totals totals = report.totals();
    TextTable table = new TextTable(Set.of(1));
    table.add(List.of("total neurons", Amounts.whole(totals.neurons())));
    table.add(List.of("total synapses", count(totals.synapses(), totals.isExact())));
    table.add(List.of("state bytes", Amounts.whole(totals.stateBytes())));
    table.add(List.of("synapse bytes", Amounts.whole(totals.synapseBytes())));
    table.add(List.of("keys", Amounts.whole(totals.keys())));
    table.add(List.of("operators", Amounts.whole(totals.operators())));
    append(table);
  }

  private void append(TextTable table) {
    text.append(table.text()).append('\n');
  }
}
