/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.plot.NetworkDiagram.Arrow;
import io.neuromorphic.flink.plot.NetworkDiagram.Box;
import io.neuromorphic.flink.plot.NetworkDiagram.Frame;
import io.neuromorphic.flink.plot.NetworkDiagram.Group;
import io.neuromorphic.flink.plot.NetworkDiagram.Source;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagramLayoutTest {

  /** Thirty boxes in frames of one or a few, with arrows from frame to frame and within. */
  private static NetworkDiagram network(long seed) {
    Random random = new Random(seed);
    List<Frame> frames = new ArrayList<>();
    List<Arrow> arrows = new ArrayList<>();
    List<String> before = new ArrayList<>();
    while (before.size() < 30) {
      int size = random.nextInt(4) == 0 ? 2 + random.nextInt(3) : 1;
      List<Box> boxes = new ArrayList<>();
      List<String> names = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        String name = "p" + (before.size() + i);
        names.add(name);
        boxes.add(new Box(name, List.of("1,000 neurons", "tonic_spiking")));
      }
      for (int i = 0; i < size; i++) {
        if (size > 1) {
          add(arrows, names.get(i), names.get((i + 1) % size));
          add(arrows, names.get(i), names.get(random.nextInt(size)));
        }
        for (int k = 0; k < 2 && !before.isEmpty(); k++) {
          int from = Math.max(0, before.size() - 1 - random.nextInt(12));
          add(arrows, before.get(from), names.get(i));
        }
      }
      before.addAll(names);
      frames.add(
          new Frame(
              "populations-" + names.get(0),
              List.of(new Group(size > 1 ? "cycle of " + size : "", boxes))));
    }
    arrows.add(new Arrow("in", true, "in", "p0", "pool 4", ""));
    arrows.add(new Arrow("any", true, "in", "", "currents", ""));
    return new NetworkDiagram(
        "t", "s", List.of(new Source("in", List.of("scene"))), frames, arrows, List.of());
  }

  private static void add(List<Arrow> arrows, String from, String to) {
    String name = from + "->" + to + "#" + arrows.size();
    arrows.add(new Arrow(name, false, from, to, "random p=0.5", "1 ms, gain -20"));
  }

  private record Placed(String name, Rectangle2D place) {}

  private static List<Placed> boxes(DiagramLayout layout) {
    List<DiagramBox> boxes = new ArrayList<>(layout.sources.values());
    layout.frames.forEach(frame -> boxes.addAll(frame.cell.boxes));
    return boxes.stream()
        .map(b -> new Placed(b.name, new Rectangle2D.Double(b.x, b.y(), b.width, b.height)))
        .toList();
  }

  private static List<Placed> labels(DiagramLayout layout) {
    List<Placed> labels = new ArrayList<>();
    for (DiagramRoute route : layout.routes) {
      double width = route.labelWidth() - 2 * DiagramRoute.LABEL_PADDING;
      double x =
          switch (route.way) {
            case ACROSS -> layout.edges.get(layout.columnOf(route.cells.get(0)))[0];
            case DOWN -> route.laneX + DiagramRoute.LABEL_PADDING;
            case UP -> route.laneX - route.labelWidth() + DiagramRoute.LABEL_PADDING;
            case LOOP -> route.laneX;
          };
      double y =
          switch (route.way) {
            case ACROSS -> route.cells.get(0).y;
            case DOWN, UP -> route.labelY;
            case LOOP -> route.startY();
          };
      labels.add(new Placed(route.arrow.name(), new Rectangle2D.Double(x, y - 12, width, 24)));
    }
    return labels;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noBoxAndNoLabelOverlapsAnother(long seed) {
    DiagramLayout layout = DiagramLayout.of(network(seed));
    List<Placed> all = new ArrayList<>(boxes(layout));
    all.addAll(labels(layout));

    Rectangle2D paper = new Rectangle2D.Double(0, 0, layout.width, layout.height);
    for (int i = 0; i < all.size(); i++) {
      assertThat(paper.contains(all.get(i).place())).as(all.get(i).name()).isTrue();
      for (int j = 0; j < i; j++) {
        assertThat(all.get(i).place().intersects(all.get(j).place()))
            .as("%s on %s", all.get(i).name(), all.get(j).name())
            .isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void arrowsAcrossLeadToTheRightAndBeginAtPlacesOfTheirOwn(long seed) {
    DiagramLayout layout = DiagramLayout.of(network(seed));
    List<String> starts = new ArrayList<>();
    for (DiagramRoute route : layout.routes) {
      starts.add(route.from.name + " " + route.way + " " + route.startDy);
      if (route.way == DiagramRoute.Way.ACROSS && route.to != null) {
        assertThat(route.to.x).isGreaterThan(route.from.x + route.from.width);
      }
      assertThat(route.startDy).isBetween(0.0, route.from.height);
    }
    assertThat(starts).doesNotHaveDuplicates();
  }
}
