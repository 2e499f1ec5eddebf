/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.history;

import io.neuromorphic.flink.view.history.HistoryState.Elsewhere;
import io.neuromorphic.flink.view.history.HistoryState.Kind;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which streams count time from elsewhere than what is shown: of those nothing is seen, and that
 * has to be said. A single odd time is no clock. Used by many threads.
 */
final class OtherClocks {

  /** Events whose times agree with each other that make a clock. */
  private static final long LEAST_EVENTS = 2;

  private static final int MOST_STREAMS = 256;

  private final Map<Name, Seen> others = new LinkedHashMap<>();

  /** The largest time of each stream that was taken, µs. */
  private final Map<Name, Long> taken = new HashMap<>();

  /** A stream. */
  record Name(Kind kind, String name) {}

  /**
   * What was left out of a stream.
   *
   * @param at its largest time, µs
   * @param events how many
   * @param before whether it had been shown, until the clock went elsewhere
   */
  private record Seen(long at, long events, boolean before) {}

  /** Something of a stream is shown. */
  synchronized void taken(Name name, long last) {
    if (name.kind() == Kind.CAMERA) {
      // It has a clock of its own, which does not move with that of the neurons.
      return;
    }
    if (taken.containsKey(name) || taken.size() < MOST_STREAMS) {
      taken.merge(name, last, Math::max);
    }
    Seen seen = others.get(name);
    if (seen != null && seen.before()) {
      // It has gone with the clock.
      others.remove(name);
    }
  }

  /** Something of a stream is left out, for its times. */
  synchronized void leftOut(Name name, Stretch stretch) {
    if (stretch.first() < -StreamClock.LARGEST_MICROS
        || stretch.last() > StreamClock.LARGEST_MICROS
        || (!others.containsKey(name) && others.size() >= MOST_STREAMS)) {
      return;
    }
    Seen seen = others.get(name);
    boolean agrees = seen != null && !StreamClock.far(seen.at(), stretch.last());
    long before = agrees ? seen.events() : 0;
    others.put(name, new Seen(stretch.last(), before + stretch.size(), false));
  }

  /** The clock has gone elsewhere: what was shown no longer is. */
  synchronized void moved() {
    taken.forEach((name, last) -> others.put(name, new Seen(last, LEAST_EVENTS, true)));
    taken.clear();
  }

  /** Those that are far from an instant, µs. */
  synchronized List<Elsewhere> awayFrom(long now) {
    return others.entrySet().stream()
        .filter(other -> other.getValue().events() >= LEAST_EVENTS)
        .filter(other -> StreamClock.far(other.getValue().at(), now))
        .map(
            other ->
                new Elsewhere(other.getKey().kind(), other.getKey().name(), other.getValue().at()))
        .toList();
  }
}
