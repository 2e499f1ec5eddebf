/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;
  private Path job;

  static List<Path> jobs() throws IOException {
    try (var files = Files.list(Path.of("jobs"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @BeforeEach
  void writeJob() throws IOException {
    job =
        Files.writeString(
            folder.resolve("job.yaml"),
            """
            name: plan
            inputs:
              - {name: topic, kafka: {topic: currents}}
            populations:
              eye: {size: 20, behavior: tonic_spiking}
              map: {size: 10, behavior: tonic_spiking}
            projections:
              - {from: eye, to: map, weights: {all-to-all: 1}}
            kafka: {bootstrap: "nowhere.invalid:1"}
            """);
  }

  @Test
  void printsThePlanWithoutABroker() {
    assertThat(explain(job.toString())).isZero();
    assertThat(out.toString())
        .startsWith("job          plan\n")
        .contains("populations-map", "eye->map", "total neurons");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void takesSettingsAsRunDoes() {
    assertThat(explain(job.toString(), "--json", "--set", "populations.eye.shards=4")).isZero();
    assertThat(out.toString())
        .startsWith("{\"job\":\"plan\"")
        .contains("\"key_groups\":[0,32,64,96]")
        .endsWith("}\n");
  }

  @Test
  void drawsEitherDiagram() throws IOException {
    Path svg = folder.resolve("plan.svg");
    Path mermaid = folder.resolve("plan.mmd");
    assertThat(explain(job.toString(), "--diagram", svg.toString())).isZero();
    assertThat(explain(job.toString(), "--diagram", mermaid.toString())).isZero();

    assertThat(Files.readString(svg)).startsWith("<svg ").contains(">eye<", "eye-&gt;map");
    assertThat(Files.readString(mermaid)).startsWith("flowchart LR\n").contains("\"eye<br/>");
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void everyJobFileCanBeExplainedAndDrawn(Path file) {
    String svg = folder.resolve("plan.svg").toString();
    assertThat(explain(file.toString(), "--diagram", svg)).as(err.toString()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"direction", "izhikevich-2003"})
  void thePicturesOfTheDocumentationAreItsOwn(String name) throws IOException {
    Path svg = folder.resolve("plan.svg");
    String file = "jobs/" + name + ".yaml";
    assertThat(explain(file, "--diagram", svg.toString())).isZero();

    String picture = "docs/images/" + name + ".svg";
    assertThat(svg)
        .as("bin/neuromorphic explain %s --diagram %s", file, picture)
        .hasSameTextualContentAs(Path.of(picture));
  }

  @Test
  void aBadJobFileIsRefusedAsByRun() throws IOException {
    Files.writeString(job, Files.readString(job).replace("to: map, w", "to: mop, w"));

    assertThat(explain(job.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("job.yaml:8: ", "mop", "did you mean 'map'");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aNetworkThatCannotRunIsRefusedWithTheReason() throws IOException {
    String text = Files.readString(job).replace("size: 20,", "size: 20, shards: 2,");
    String back = "  - {from: map, to: eye, weights: {all-to-all: 1}}\n";
    Files.writeString(job, text.replace("kafka: {b", back + "kafka: {b"));

    assertThat(explain(job.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("shards", "eye -> map -> eye");
  }

  @Test
  void aDiagramThatCannotBeWrittenIsBadUsage() {
    assertThat(explain(job.toString(), "--diagram", "x.png")).isEqualTo(2);
    assertThat(err.toString())
        .contains("--diagram x.png: expected a name that ends in .svg or .mmd");
    assertThat(explain(job.toString(), "--diagram", "no/x.svg")).isEqualTo(2);
    assertThat(err.toString())
        .contains("--diagram no/x.svg: expected a file in a folder that exists");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void theHelpHasExamples() {
    assertThat(explain("--help")).isZero();
    assertThat(out.toString())
        .contains("neuromorphic explain", "--diagram=F.svg|F.mmd", "Examples:", "plan.mmd");
  }

  private int explain(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "explain";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Main.execute(
        Main.commandLine(List.of(new ExplainCommand()))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true)),
        all);
  }
}
