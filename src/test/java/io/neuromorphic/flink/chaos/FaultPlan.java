/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.chaos;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Which faults happen when: everything follows from a seed. Kinds are dealt like cards, so that
 * each of them comes up in a few rounds. Faults of a round overlap as they like, but strike
 * different processes: one that had to wait for another might come when all is over.
 */
final class FaultPlan {

  private static final int MOST = 3;

  /** As long as Flink needs to see that a process is gone, and longer. */
  private static final int LONGEST_PAUSE_MILLIS = 12_000;

  private static final int LONGEST_ABSENCE_MILLIS = Integer.getInteger("chaos.absence", 6_000);
  private static final int SHORTEST_MILLIS = 300;

  private final Random random;
  private final Deque<Fault.Kind> cards = new ArrayDeque<>();

  FaultPlan(long seed) {
    this.random = new Random(seed);
  }

  /** The faults of the next round, in the order of their times. */
  List<Fault> next(long recordingMillis) {
    List<Fault> faults = new ArrayList<>();
    Set<Fault.Victim> struck = EnumSet.noneOf(Fault.Victim.class);
    List<Fault> later = new ArrayList<>();
    int number = 2 + random.nextInt(MOST - 1);
    while (faults.size() < number) {
      Fault fault = fault(deal(), recordingMillis);
      if (struck.add(fault.victim())) {
        faults.add(fault);
      } else {
        later.add(fault);
      }
    }
    later.forEach(fault -> cards.addFirst(fault.kind()));
    Collections.sort(faults);
    return faults;
  }

  private Fault fault(Fault.Kind kind, long recordingMillis) {
    int longest = kind.name().startsWith("KILL") ? LONGEST_ABSENCE_MILLIS : LONGEST_PAUSE_MILLIS;
    return new Fault(
        random.nextInt((int) recordingMillis),
        kind,
        SHORTEST_MILLIS + random.nextInt(longest - SHORTEST_MILLIS));
  }

  private Fault.Kind deal() {
    if (cards.isEmpty()) {
      List<Fault.Kind> all = new ArrayList<>(Arrays.asList(Fault.Kind.values()));
      Collections.shuffle(all, random);
      cards.addAll(all);
    }
    return cards.remove();
  }
}
