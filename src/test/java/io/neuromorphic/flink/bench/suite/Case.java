/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import java.util.List;
import java.util.Set;

/**
 * Contenders that are measured in turn; most do the same work, and then have the same spikes.
 *
 * @param name of the work
 * @param contenders at least one, of different names
 * @param targets what is wanted of them
 * @param rows whether its contenders repeat by themselves and print rows of their own: they run
 *     once, and their rows are shown as they are
 * @param alike whether runs that get equally many events must send the same spikes
 */
public record Case(
    String name, List<Contender> contenders, List<Target> targets, boolean rows, boolean alike) {

  /** Checks that targets name contenders. */
  public Case {
    contenders = List.copyOf(contenders);
    targets = List.copyOf(targets);
    List<String> names = contenders.stream().map(Contender::name).toList();
    if (names.isEmpty() || Set.copyOf(names).size() != names.size()) {
      throw new IllegalArgumentException(name + ": contenders need different names: " + names);
    }
    for (Target target : targets) {
      if (!names.contains(target.contender())
          || target.against().filter(against -> !names.contains(against)).isPresent()) {
        throw new IllegalArgumentException(
            name + ": " + target + " names a contender that is none of " + names);
      }
    }
  }

  /** Contenders that are run in turn, once a round. */
  public Case(String name, List<Contender> contenders, List<Target> targets) {
    this(name, contenders, targets, false, true);
  }

  /** Contenders that do the same kind of work at different sizes. */
  static Case ofSizes(String name, List<Contender> contenders, List<Target> targets) {
    return new Case(name, contenders, targets, false, false);
  }

  /** A program that prints rows of its own. */
  public static Case rows(Contender program) {
    return new Case(program.name(), List.of(program), List.of(), true, false);
  }

  /** Whether a contender with this name takes part. */
  boolean has(String contender) {
    return contenders.stream().anyMatch(c -> c.name().equals(contender));
  }
}
