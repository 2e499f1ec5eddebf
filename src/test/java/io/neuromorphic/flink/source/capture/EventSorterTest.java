/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However many events there are, they come out in the order of their times, none lost. */
class EventSorterTest {

  private record Event(long t, long what, int value) {}

  @TempDir Path folder;

  private List<Event> sorted(List<Event> events, int capacity) throws Exception {
    List<Event> shown = new ArrayList<>();
    try (EventSorter sorter = new EventSorter(folder.resolve("out"), capacity)) {
      for (Event event : events) {
        sorter.add(event.t(), event.what(), event.value());
      }
      assertThat(sorter.events()).isEqualTo(events.size());
      // A writer that gives up midway changes nothing for the next.
      assertThatCode(() -> sorter.show((t, what, value) -> stopAt(value, events.size() / 2)))
          .satisfiesAnyOf(
              e -> assertThat(e).isNull(), e -> assertThat(e).isInstanceOf(IOException.class));
      sorter.show((t, what, value) -> shown.add(new Event(t, what, value)));
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
    return shown;
  }

  private static void stopAt(int value, int last) throws IOException {
    if (value >= last) {
      throw new IOException("enough");
    }
  }

  /** Capacities below, at and above the number of events; partitions one after the other. */
  @ParameterizedTest
  @CsvSource({"100000,1048576", "100000,100000", "100000,99999", "100000,7919", "20000,64", "3,1"})
  void eventsOfOneTimeStayInTheirOrder(int size, int capacity) throws Exception {
    Random random = new Random(5);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      long t = (i % (size / 3 + 1)) / 4 - 300 + random.nextInt(20);
      events.add(new Event(t, random.nextLong(), i));
    }
    List<Event> expected = new ArrayList<>(events);
    expected.sort(Comparator.comparingLong(Event::t));
    assertThat(sorted(events, capacity)).isEqualTo(expected);
  }

  @Test
  void timesMayBeAsFarApartAsTheyCan() throws Exception {
    List<Event> events = new ArrayList<>();
    for (long t : new long[] {Long.MAX_VALUE, 0, Long.MIN_VALUE, -1, 1L << 45, Long.MAX_VALUE}) {
      events.add(new Event(t, -t, (int) t));
    }
    List<Event> expected = new ArrayList<>(events);
    expected.sort(Comparator.comparingLong(Event::t));
    assertThat(sorted(events, 100)).isEqualTo(expected);
    assertThat(sorted(events, 2)).isEqualTo(expected);
  }

  @Test
  void noEventsAreNone() throws Exception {
    assertThat(sorted(List.of(), 10)).isEmpty();
  }
}
