/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import io.neuromorphic.flink.plot.NetworkDiagram.Arrow;
import io.neuromorphic.flink.plot.NetworkDiagram.Box;
import io.neuromorphic.flink.plot.NetworkDiagram.Frame;
import io.neuromorphic.flink.plot.NetworkDiagram.Group;
import io.neuromorphic.flink.plot.NetworkDiagram.Sink;
import io.neuromorphic.flink.plot.NetworkDiagram.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A network in the words of Mermaid, a flowchart from left to right. */
final class MermaidNetwork {

  /** All frames. */
  private static final String ALL = "network";

  private final StringBuilder text = new StringBuilder();
  private final Map<String, String> sources = new HashMap<>();
  private final Map<String, String> boxes = new HashMap<>();
  private int frames;
  private int groups;

  private MermaidNetwork() {}

  static String of(NetworkDiagram diagram) {
    MermaidNetwork mermaid = new MermaidNetwork();
    mermaid.write(diagram);
    return mermaid.text.toString();
  }

  private void write(NetworkDiagram diagram) {
    line(0, "flowchart LR");
    for (Source source : diagram.sources()) {
      String id = "in" + sources.size();
      sources.put(source.name(), id);
      line(1, id + "([" + quoted(source.name(), source.lines()) + "])");
    }
    line(1, "subgraph " + ALL + "[" + quoted(diagram.title(), List.of()) + "]");
    diagram.frames().forEach(this::frame);
    line(1, "end");
    diagram.arrows().forEach(this::arrow);
    int ends = 0;
    for (Sink sink : diagram.sinks()) {
      String id = "out" + ends++;
      line(1, id + "[/" + quoted(sink.name(), sink.lines()) + "/]");
      line(1, ALL + " --> " + id);
    }
  }

  private void frame(Frame frame) {
    line(2, "subgraph frame" + frames++ + "[" + quoted(frame.title(), List.of()) + "]");
    for (Group group : frame.groups()) {
      boolean framed = !group.title().isEmpty();
      if (framed) {
        line(3, "subgraph group" + groups++ + "[" + quoted(group.title(), List.of()) + "]");
      }
      for (Box box : group.boxes()) {
        String id = "box" + boxes.size();
        boxes.put(box.name(), id);
        line(framed ? 4 : 3, id + "[" + quoted(box.name(), box.lines()) + "]");
      }
      if (framed) {
        line(3, "end");
      }
    }
    line(2, "end");
  }

  private void arrow(Arrow arrow) {
    String from = (arrow.fromSource() ? sources : boxes).get(arrow.from());
    String to = arrow.to().isEmpty() ? ALL : boxes.get(arrow.to());
    List<String> lines = arrow.below().isEmpty() ? List.of() : List.of(arrow.below());
    line(1, from + " -->|" + quoted(arrow.above(), lines) + "| " + to);
  }

  private static String quoted(String first, List<String> more) {
    List<String> all = new ArrayList<>(List.of(escaped(first)));
    more.forEach(each -> all.add(escaped(each)));
    return '"' + String.join("<br/>", all) + '"';
  }

  /** What is not plain becomes its code. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c) || " .,:;_-+/()[]{}=\u00d7".indexOf(c) >= 0) {
                escaped.appendCodePoint(c);
              } else {
                escaped.append('#').append(c).append(';');
              }
            });
    return escaped.toString();
  }

  private void line(int depth, String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
  }
}
