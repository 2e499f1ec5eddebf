/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.chaos;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Which faults happen when: everything follows from a seed. Kinds are dealt like cards, so that
 * each of them comes up in a few rounds.
 */
final class FaultPlan {

  private static final int MOST = 3;

  /** As long as Flink needs to see that a process is gone, and longer. */
  private static final int LONGEST_PAUSE_MILLIS = 12_000;

  private static final int LONGEST_ABSENCE_MILLIS = 15_000;

  private final Random random;
  private final Deque<Fault.Kind> cards = new ArrayDeque<>();

  FaultPlan(long seed) {
    this.random = new Random(seed);
  }

  /** The faults of the next round, in the order of their times. */
  List<Fault> next(long recordingMillis) {
    List<Fault> faults = new ArrayList<>();
    int number = 2 + random.nextInt(MOST - 1);
    for (int i = 0; i < number; i++) {
      Fault.Kind kind = deal();
      boolean kill = kind.name().startsWith("KILL");
      long at = random.nextInt((int) recordingMillis);
      int longest = kill ? LONGEST_ABSENCE_MILLIS : LONGEST_PAUSE_MILLIS;
      faults.add(new Fault(at, kind, random.nextInt(longest)));
    }
    Collections.sort(faults);
    return faults;
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
