/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventTraceTest {

  @Test
  void everyEventKeepsItsTimeAndPlace() {
    Random random = new Random(9);
    EventTrace trace = new EventTrace(0);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      Positions positions =
          random.nextInt(3) == 0
              ? Positions.counting("line ", i)
              : Positions.within("topic-0@", i / 40);
      trace.add(i * 10L, positions, i % 7);
      expected.add(i * 10 + " " + positions.label(i % 7));
    }
    assertThat(labels(trace)).isEqualTo(expected);
    EventTrace copy = trace.copy();
    copy.add(1, Positions.counting("line ", 0), 0);
    assertThat(labels(trace)).isEqualTo(expected);
    assertThat(labels(copy).subList(0, 500)).isEqualTo(expected);
    assertThat(copy.label(500)).isEqualTo("line 0");
  }

  @Test
  void placesWithOnePrefixShareASegment() {
    EventTrace trace = new EventTrace(2);
    for (int i = 0; i < 6; i++) {
      trace.add(i, Positions.within("topic-0@", i / 3), i);
    }
    assertThat(trace.segmentCount()).isEqualTo(2);
    assertThat(trace.segmentEnd(0)).isEqualTo(3);
    assertThat(trace.segmentPrefix(1)).isEqualTo("topic-0@1#");
  }

  /** Packets take turns, each with one object for the places of all its events. */
  @Test
  void eventsOfAPacketShareItsPlaces() {
    Positions a = Positions.within("topic-0@", 1);
    Positions b = Positions.within("topic-0@", 2);
    EventTrace trace = new EventTrace(2);
    for (Positions positions : List.of(a, a, b, b, a, a)) {
      trace.add(0, positions, trace.size());
    }
    assertThat(labels(trace))
        .containsExactly(
            "0 topic-0@1#0",
            "0 topic-0@1#1",
            "0 topic-0@2#2",
            "0 topic-0@2#3",
            "0 topic-0@1#4",
            "0 topic-0@1#5");
    assertThat(trace.segmentCount()).isEqualTo(3);
  }

  @Test
  void anEmptyOneGrows() {
    EventTrace trace = EventTrace.of(new long[0], new long[0], 0, new String[0], new int[0], 0);
    trace.add(5, Positions.counting("line ", 7), 1);
    assertThat(labels(trace)).containsExactly("5 line 8");
  }

  private static List<String> labels(EventTrace trace) {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < trace.size(); i++) {
      labels.add(trace.t()[i] + " " + trace.label(i));
    }
    return labels;
  }
}
