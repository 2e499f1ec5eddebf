/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.plot.NetworkDiagram.Arrow;
import io.neuromorphic.flink.plot.NetworkDiagram.Box;
import io.neuromorphic.flink.plot.NetworkDiagram.Frame;
import io.neuromorphic.flink.plot.NetworkDiagram.Group;
import io.neuromorphic.flink.plot.NetworkDiagram.Sink;
import io.neuromorphic.flink.plot.NetworkDiagram.Source;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class NetworkPlotterTest {

  private static final String CRUEL = "a \"b\" <c> [d] & #e; `f`";

  private static Box box(String name) {
    return new Box(name, List.of("10 neurons", "tonic_spiking"));
  }

  private static Arrow arrow(String from, String to) {
    return new Arrow(from + "->" + to, false, from, to, "all-to-all", "1 ms, gain -20");
  }

  /** Two sources, a first frame of two, a cycle of three, one after it, and an arrow past it. */
  private static NetworkDiagram network() {
    return new NetworkDiagram(
        "net",
        "few neurons",
        List.of(new Source("camera", List.of("scene")), new Source("topic", List.of("Kafka"))),
        List.of(
            new Frame(
                "first",
                List.of(new Group("", List.of(box("eye"))), new Group("", List.of(box("shadow"))))),
            new Frame(
                "second", List.of(new Group("cycle of 3", List.of(box("a"), box("b"), box("c"))))),
            new Frame("third", List.of(new Group("", List.of(box("out")))))),
        List.of(
            new Arrow("camera to eye", true, "camera", "eye", "pool 4", ""),
            new Arrow("topic", true, "topic", "", "currents", ""),
            arrow("eye", "a"),
            arrow("shadow", "b"),
            arrow("a", "b"),
            arrow("b", "c"),
            arrow("c", "a"),
            arrow("a", "c"),
            arrow("b", "a"),
            arrow("c", "c"),
            arrow("c", "out"),
            arrow("eye", "out")),
        List.of(new Sink("spikes", List.of("spikes.csv")), new Sink("rejected", List.of("x/"))));
  }

  private static NetworkDiagram cruel() {
    return new NetworkDiagram(
        CRUEL,
        CRUEL,
        List.of(new Source(CRUEL, List.of(CRUEL))),
        List.of(new Frame(CRUEL, List.of(new Group(CRUEL, List.of(box(CRUEL)))))),
        List.of(new Arrow(CRUEL, true, CRUEL, CRUEL, CRUEL, CRUEL), arrow(CRUEL, CRUEL)),
        List.of(new Sink(CRUEL, List.of("\u0000"))));
  }

  private static Document parsed(NetworkDiagram diagram) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(SvgNetwork.of(diagram))));
  }

  private static List<String> texts(Document svg, String tag) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < svg.getElementsByTagName(tag).getLength(); i++) {
      texts.add(svg.getElementsByTagName(tag).item(i).getTextContent());
    }
    return texts;
  }

  @Test
  void anSvgHasEveryBoxAndEveryArrow() throws Exception {
    Document svg = parsed(network());

    assertThat(texts(svg, "text"))
        .contains("net", "few neurons", "camera", "eye", "shadow", "a", "b", "c", "out", "first")
        .contains("cycle of 3", "pool 4", "currents", "spikes", "spikes.csv", "rejected");
    for (Arrow arrow : network().arrows()) {
      assertThat(texts(svg, "title")).contains(arrow.name());
    }
  }

  @Test
  void anyNameMakesAnSvgThatIsWellFormed() throws Exception {
    assertThat(texts(parsed(cruel()), "text")).contains(CRUEL, "?");
  }

  @Test
  void mermaidHasFramesCyclesAndLabels() {
    assertThat(MermaidNetwork.of(network()))
        .startsWith("flowchart LR\n  in0([\"camera<br/>scene\"])\n")
        .contains("  subgraph network[\"net\"]\n    subgraph frame0[\"first\"]\n")
        .contains("    subgraph frame1[\"second\"]\n      subgraph group0[\"cycle of 3\"]\n")
        .contains("        box2[\"a<br/>10 neurons<br/>tonic_spiking\"]\n")
        .contains("  in0 -->|\"pool 4\"| box0\n  in1 -->|\"currents\"| network\n")
        .contains("  box4 -->|\"all-to-all<br/>1 ms, gain -20\"| box4\n")
        .endsWith("  out1[/\"rejected<br/>x/\"/]\n  network --> out1\n");
  }

  @Test
  void mermaidTakesAnyName() {
    String escaped = "a #34;b#34; #60;c#62; [d] #38; #35;e; #96;f#96;";
    String mermaid = MermaidNetwork.of(cruel());

    assertThat(mermaid)
        .contains("in0([\"" + escaped + "<br/>" + escaped + "\"])")
        .contains("box0[\"" + escaped + "<br/>10 neurons<br/>tonic_spiking\"]")
        .contains("in0 -->|\"" + escaped + "<br/>" + escaped + "\"| box0");
    assertThat(mermaid.lines().filter(line -> line.strip().startsWith("subgraph"))).hasSize(3);
    assertThat(mermaid.lines().filter(line -> line.strip().equals("end"))).hasSize(3);
  }

  @Test
  void theFormatIsToldByTheEndOfTheName() {
    assertThat(NetworkPlotter.isKnown(Path.of("a/b.svg"))).isTrue();
    assertThat(NetworkPlotter.isKnown(Path.of("b.MMD"))).isTrue();
    assertThat(NetworkPlotter.isKnown(Path.of("b.png"))).isFalse();
    assertThat(NetworkPlotter.isKnown(Path.of("svg"))).isFalse();
  }

  /** A long name is cut, and told in full to who points at it. */
  @Test
  void longNamesAreCut() throws Exception {
    String name = "n".repeat(100);
    Document svg =
        parsed(
            new NetworkDiagram(
                "t",
                "s",
                List.of(),
                List.of(new Frame("f", List.of(new Group("", List.of(box(name)))))),
                List.of(),
                List.of()));

    assertThat(texts(svg, "text")).contains("n".repeat(43) + "\u2026");
    assertThat(texts(svg, "title")).anyMatch(title -> title.startsWith(name + "\n10 neurons"));
  }
}
