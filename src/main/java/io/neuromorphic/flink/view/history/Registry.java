/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.history;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Things by name, in the order in which they became known, and not more than there is room for.
 *
 * @param <K> the name
 */
final class Registry<K, T> {

  /** Names that are turned away are counted up to this. */
  private static final int MOST_LEFT_OUT = 10_000;

  private final Map<K, T> known = new LinkedHashMap<>();
  private final Set<K> leftOut = new HashSet<>();
  private final int most;
  private final Function<K, T> make;

  Registry(int most, Function<K, T> make) {
    this.most = most;
    this.make = make;
  }

  /** The thing of a name, made if it is new; null where there is no room for it. */
  synchronized T of(K name) {
    T there = known.get(name);
    if (there == null && known.size() < most) {
      there = make.apply(name);
      known.put(name, there);
    } else if (there == null && leftOut.size() < MOST_LEFT_OUT) {
      leftOut.add(name);
    }
    return there;
  }

  /** The thing of a name, or null. */
  synchronized T find(K name) {
    return known.get(name);
  }

  synchronized List<T> all() {
    return new ArrayList<>(known.values());
  }

  /** How many names there was no room for. */
  synchronized int leftOut() {
    return leftOut.size();
  }
}
