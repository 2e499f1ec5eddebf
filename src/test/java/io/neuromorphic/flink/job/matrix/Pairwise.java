/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.matrix;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Chooses a few cells such that every pair of values of two factors that some cell has is in one of
 * those chosen: greedily, the cell with the most new pairs first.
 */
final class Pairwise {

  /** Two values of two factors. */
  record Pair(Factor one, String ofOne, Factor other, String ofOther) {}

  private Pairwise() {}

  /**
   * Chooses.
   *
   * @param cells all that are feasible
   * @param seed tells apart cells with equally many new pairs
   */
  static List<Cell> of(List<Cell> cells, long seed) {
    List<Cell> candidates = new ArrayList<>(cells);
    Collections.shuffle(candidates, new Random(seed));
    Set<Pair> missing = new HashSet<>();
    candidates.forEach(cell -> missing.addAll(pairs(cell)));
    List<Cell> chosen = new ArrayList<>();
    while (!missing.isEmpty()) {
      Cell best = null;
      long most = 0;
      for (Cell cell : candidates) {
        long covered = pairs(cell).stream().filter(missing::contains).count();
        if (covered > most) {
          most = covered;
          best = cell;
        }
      }
      chosen.add(best);
      missing.removeAll(pairs(best));
    }
    return chosen;
  }

  static List<Pair> pairs(Cell cell) {
    List<Pair> pairs = new ArrayList<>();
    Factor[] factors = Factor.values();
    for (int i = 0; i < factors.length; i++) {
      for (int j = i + 1; j < factors.length; j++) {
        pairs.add(new Pair(factors[i], cell.get(factors[i]), factors[j], cell.get(factors[j])));
      }
    }
    return pairs;
  }
}
