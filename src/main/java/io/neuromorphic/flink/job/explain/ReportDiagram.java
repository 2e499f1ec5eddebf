/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.explain;

import io.neuromorphic.flink.job.explain.NetworkReport.Connection;
import io.neuromorphic.flink.job.explain.NetworkReport.Input;
import io.neuromorphic.flink.job.explain.NetworkReport.Kind;
import io.neuromorphic.flink.job.explain.NetworkReport.Operator;
import io.neuromorphic.flink.job.explain.NetworkReport.Output;
import io.neuromorphic.flink.job.explain.NetworkReport.Population;
import io.neuromorphic.flink.job.explain.NetworkReport.Role;
import io.neuromorphic.flink.job.tool.UsageException;
import io.neuromorphic.flink.plot.NetworkDiagram;
import io.neuromorphic.flink.plot.NetworkDiagram.Arrow;
import io.neuromorphic.flink.plot.NetworkDiagram.Box;
import io.neuromorphic.flink.plot.NetworkDiagram.Frame;
import io.neuromorphic.flink.plot.NetworkDiagram.Group;
import io.neuromorphic.flink.plot.NetworkDiagram.Sink;
import io.neuromorphic.flink.plot.NetworkDiagram.Source;
import io.neuromorphic.flink.plot.NetworkPlotter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** A report as a diagram. */
public final class ReportDiagram {

  private final NetworkReport report;

  private ReportDiagram(NetworkReport report) {
    this.report = report;
  }

  /**
   * Refuses a file that cannot be written.
   *
   * @throws UsageException says what was expected
   */
  public static void check(Path file) {
    if (!NetworkPlotter.isKnown(file)) {
      throw new UsageException("--diagram " + file + ": expected a name that ends in .svg or .mmd");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
      throw new UsageException("--diagram " + file + ": expected a file in a folder that exists");
    }
  }

  /** Draws to a file, in the format that its name ends with: SVG, or Mermaid. */
  public static void write(NetworkReport report, Path file) throws IOException {
    NetworkPlotter.write(of(report), file);
  }

  static NetworkDiagram of(NetworkReport report) {
    ReportDiagram diagram = new ReportDiagram(report);
    List<Arrow> arrows = new ArrayList<>();
    report.inputs().forEach(input -> diagram.addInput(input, arrows));
    report.connections().forEach(connection -> addConnection(connection, arrows));
    return new NetworkDiagram(
        report.job(),
        diagram.subtitle(),
        report.inputs().stream().map(ReportDiagram::source).toList(),
        diagram.frames(),
        arrows,
        report.outputs().stream().map(output -> new Sink(output.name(), sink(output))).toList());
  }

  private static List<String> sink(Output output) {
    if (output.what().equals(output.name())) {
      return List.of(output.where());
    }
    List<String> lines = new ArrayList<>(List.of(output.what().split(", (?=every )")));
    lines.add(output.where());
    return lines;
  }

  private String subtitle() {
    NetworkReport.Totals totals = report.totals();
    return String.join(
        ", ",
        "dt " + Amounts.micros(report.dtMicros()),
        Amounts.of(totals.neurons(), "neuron"),
        totals.synapses() == 0
            ? "no synapses"
            : (totals.isExact() ? "" : "about ") + Amounts.of(totals.synapses(), "synapse"),
        Amounts.of(totals.stateBytes(), "byte") + " of state");
  }

  private static Source source(Input input) {
    return new Source(input.name(), List.of(input.origin()));
  }

  private List<Frame> frames() {
    List<Frame> frames = new ArrayList<>();
    for (Operator operator : report.operators()) {
      if (operator.kind() == Kind.POPULATIONS) {
        frames.add(new Frame(operator.uid(), groups(operator)));
      }
    }
    return frames;
  }

  private List<Group> groups(Operator operator) {
    Map<List<String>, List<Box>> boxes = new LinkedHashMap<>();
    for (Population population : report.populations()) {
      if (population.operator().equals(operator.uid())) {
        boxes
            .computeIfAbsent(population.together(), together -> new ArrayList<>())
            .add(box(population));
      }
    }
    List<Group> groups = new ArrayList<>();
    boxes.forEach(
        (together, members) ->
            groups.add(
                new Group(together.size() == 1 ? "" : "cycle of " + together.size(), members)));
    return groups;
  }

  private Box box(Population population) {
    List<String> lines = new ArrayList<>();
    String grid =
        population.height() == 1
            ? ""
            : population.width() + " \u00d7 " + population.height() + " = ";
    lines.add(
        grid
            + Amounts.of(population.size(), "neuron")
            + (population.shards() == 1 ? "" : ", " + population.shards() + " shards"));
    String text = population.neurons().text();
    int varied = text.indexOf("; varied");
    lines.add(varied < 0 ? text : text.substring(0, varied));
    if (varied >= 0) {
      lines.add(text.substring(varied + 2));
    }
    if (!population.bias().isEmpty()) {
      lines.add("bias " + population.bias());
    }
    if (!population.noise().isEmpty()) {
      lines.add("noise " + population.noise());
    }
    report.connections().stream()
        .filter(c -> c.role() == Role.INPUT && c.to().equals(population.name()))
        .forEach(c -> lines.add("input " + c.kind()));
    return new Box(population.name(), lines);
  }

  private void addInput(Input input, List<Arrow> arrows) {
    String tau =
        input.tauSynMicros().isPresent()
            ? "tau " + Amounts.micros(input.tauSynMicros().getAsLong())
            : "";
    if (input.isOfCurrents() && report.populations().size() > 1) {
      arrows.add(new Arrow(input.name(), true, input.name(), "", "currents, to any", tau));
      return;
    }
    String above = input.isOfCurrents() ? "currents" : input.encode();
    for (String to : input.into()) {
      arrows.add(new Arrow(input.name() + " to " + to, true, input.name(), to, above, tau));
    }
  }

  private static void addConnection(Connection connection, List<Arrow> arrows) {
    if (connection.role() == Role.INPUT) {
      return;
    }
    StringJoiner below = new StringJoiner(", ");
    below.add(Amounts.micros(connection.delayMicros()));
    if (connection.gain() != 1) {
      below.add("gain " + Amounts.decimal(connection.gain()));
    }
    if (connection.tauSynMicros().isPresent()) {
      below.add("tau " + Amounts.micros(connection.tauSynMicros().getAsLong()));
    }
    boolean recurrent = connection.role() == Role.RECURRENT;
    String prefix =
        recurrent ? "recurrent: " : connection.hasOwnName() ? connection.name() + ": " : "";
    arrows.add(
        new Arrow(
            recurrent ? connection.name() + " recurrent" : connection.name(),
            false,
            connection.from(),
            connection.to(),
            prefix + connection.kind().replaceFirst(" stride 1$", ""),
            below.toString()));
  }
}
