/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.job.tool.UsageException;
import io.neuromorphic.flink.plot.NetworkDiagram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportDiagramTest {

  @TempDir Path folder;

  @Test
  void framesAreOperatorsAndGroupsAreCycles() throws IOException {
    NetworkDiagram diagram = ReportDiagram.of(NetworkReport.of(SmallNetwork.in(folder)));

    assertThat(diagram.frames())
        .extracting(NetworkDiagram.Frame::title)
        .containsExactly("populations", "populations-one", "populations-out");
    NetworkDiagram.Group cycle = diagram.frames().get(1).groups().get(0);
    assertThat(cycle.title()).isEqualTo("cycle of 2");
    assertThat(cycle.boxes()).extracting(NetworkDiagram.Box::name).containsExactly("one", "two");
    assertThat(cycle.boxes().get(0).lines())
        .containsExactly(
            "30 neurons", "tonic_spiking, d=7", "bias 2.5", "noise normal(0, 2) every 1 ms");
  }

  @Test
  void arrowsTellKindDelayGainAndDecay() throws IOException {
    NetworkDiagram diagram = ReportDiagram.of(NetworkReport.of(SmallNetwork.in(folder)));

    assertThat(diagram.arrows())
        .extracting(arrow -> arrow.from() + ">" + arrow.to() + ": " + arrow.above())
        .containsExactly(
            "camera>eye: pool 4, on 20, off 5",
            "topic>: currents, to any",
            "eye>one: see: random p=0.1",
            "one>two: all-to-all",
            "two>one: all-to-all",
            "two>out: random p=1",
            "out>out: recurrent: all-to-all");
    assertThat(diagram.arrows())
        .extracting(NetworkDiagram.Arrow::below)
        .containsExactly(
            "tau 4 ms",
            "",
            "500 us, tau 4 ms",
            "3 ms, gain 0.5",
            "500 us, gain -0.5",
            "500 us",
            "500 us");
  }

  @Test
  void theFormatIsToldByTheEndOfTheName() throws IOException {
    NetworkReport report = NetworkReport.of(SmallNetwork.in(folder));
    ReportDiagram.write(report, folder.resolve("a.svg"));
    ReportDiagram.write(report, folder.resolve("a.MMD"));

    assertThat(Files.readString(folder.resolve("a.svg"))).startsWith("<svg ");
    assertThat(Files.readString(folder.resolve("a.MMD"))).startsWith("flowchart LR\n");
    assertThatThrownBy(() -> ReportDiagram.check(folder.resolve("a.png")))
        .isInstanceOf(UsageException.class)
        .hasMessageEndingWith("a.png: expected a name that ends in .svg or .mmd");
    assertThatThrownBy(() -> ReportDiagram.check(folder.resolve("no/a.svg")))
        .isInstanceOf(UsageException.class)
        .hasMessageEndingWith("expected a file in a folder that exists");
  }
}
