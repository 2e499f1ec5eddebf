/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which the shards of a subtask are stepped towards their goals.
 *
 * <p>Shards that stand at the same window go on together, a stride at a time, so that time passes
 * alike for all of them even where a catch-up is long. Those that are furthest go first: a
 * population that was added at a restore and has a long silence to go through does not hold the
 * others up.
 */
final class CatchUp {

  /** Steps of single neurons in one stride: a few milliseconds of work. */
  private static final long STRIDE_NEURON_STEPS = 1L << 23;

  private final List<Component> behind = new ArrayList<>();

  /** Steps a shard through all windows before a limit. */
  interface Steps {
    void advance(Component component, long limit);
  }

  /** Whether the time that may be spent is over. */
  interface Deadline {
    boolean hasPassed();
  }

  /**
   * Steps shards towards their goals until the deadline has passed, every group of them by a stride
   * at least.
   *
   * @return whether all have reached their goals, as far as they can be reached
   */
  boolean advance(Collection<Component> components, Steps steps, Deadline deadline) {
    behind.clear();
    for (Component component : components) {
      if (component.nextWindow() < component.reachable()) {
        behind.add(component);
      }
    }
    behind.sort(Comparator.comparingLong(CatchUp::windowOf).reversed());
    boolean done = true;
    int to;
    for (int from = 0; from < behind.size(); from = to) {
      to = from + 1;
      while (to < behind.size() && windowOf(behind.get(to)) == windowOf(behind.get(from))) {
        to++;
      }
      done &= advanceTogether(behind.subList(from, to), steps, deadline);
    }
    return done;
  }

  private static long windowOf(Component component) {
    return component.nextWindow();
  }

  private static boolean advanceTogether(List<Component> group, Steps steps, Deadline deadline) {
    long work = 1;
    long last = Long.MIN_VALUE;
    for (Component component : group) {
      work += component.work();
      last = Math.max(last, component.reachable());
    }
    long stride = Math.max(1, STRIDE_NEURON_STEPS / work);
    long window = windowOf(group.get(0));
    while (window < last) {
      window = last - window <= stride ? last : window + stride;
      for (Component component : group) {
        steps.advance(component, Math.min(window, component.reachable()));
      }
      if (window < last && deadline.hasPassed()) {
        return false;
      }
    }
    return true;
  }
}
