/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.job.matrix.Pairwise.Pair;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairwiseTest {

  private static final List<String> JDKS = List.of("17", "25");

  private static Set<Pair> pairs(List<Cell> cells) {
    Set<Pair> pairs = new HashSet<>();
    cells.forEach(cell -> pairs.addAll(Pairwise.pairs(cell)));
    return pairs;
  }

  @Test
  void theWholeMatrixIsEveryCombinationOnce() {
    assertThat(Cell.all(JDKS))
        .hasSize(2 * 3 * 2 * 3 * 3 * 3 * 3 * 3 * 2 * 2)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 7, -3})
  void everyPairOfValuesIsInAFewCells(long seed) {
    List<Cell> chosen = Pairwise.of(Cell.all(JDKS), seed);

    assertThat(chosen).hasSizeBetween(9, 20).doesNotHaveDuplicates();
    Set<Pair> wanted = new HashSet<>();
    for (Factor one : Factor.values()) {
      for (Factor other : Factor.values()) {
        for (String ofOne : one.values(JDKS)) {
          for (String ofOther : other.values(JDKS)) {
            if (one.compareTo(other) < 0) {
              wanted.add(new Pair(one, ofOne, other, ofOther));
            }
          }
        }
      }
    }
    assertThat(pairs(chosen)).isEqualTo(wanted);
  }

  @Test
  void theSeedDecides() {
    List<Cell> once = Pairwise.of(Cell.all(JDKS), 5);
    List<Cell> again = Pairwise.of(Cell.all(JDKS), 5);
    assertThat(again).isEqualTo(once).isNotEqualTo(Pairwise.of(Cell.all(JDKS), 6));
  }

  @Test
  void whatIsNotFeasibleIsNotChosen() {
    List<Cell> feasible = new ArrayList<>(Cell.all(JDKS));
    feasible.removeIf(cell -> cell.is(Factor.JDK, "25") && cell.is(Factor.KERNEL, "vector"));

    List<Cell> chosen = Pairwise.of(feasible, 1);

    assertThat(feasible).containsAll(chosen);
    assertThat(pairs(chosen)).isEqualTo(pairs(feasible));
  }

  @Test
  void aCellGivenTwiceIsChosenOnce() {
    Cell cell = Cell.all(JDKS).get(5);
    assertThat(Pairwise.of(List.of(cell, cell), 1)).containsExactly(cell);
    assertThat(Pairwise.of(List.of(), 1)).isEmpty();
  }

  @Test
  void aFactorWithOneValueIsNoHindrance() {
    List<String> jdk = List.of("17");
    assertThat(pairs(Pairwise.of(Cell.all(jdk), 1))).isEqualTo(pairs(Cell.all(jdk)));
  }

  @Test
  void aCellIsReadAsItIsWritten() {
    for (Cell cell : Cell.all(JDKS)) {
      assertThat(Cell.parse(cell.toString(), JDKS)).isEqualTo(cell);
    }
  }

  @Test
  void aMistypedCellIsRefused() {
    String text = Cell.all(JDKS).get(0).toString();
    assertThatThrownBy(() -> Cell.parse(text.replace("shards=1", "shards=2"), JDKS))
        .hasMessageContaining("'shards=2': expected one of [1, 3, 8]");
    assertThatThrownBy(() -> Cell.parse(text.replace("shards=", "shard="), JDKS))
        .hasMessageContaining("no factor in 'shard=1'");
    assertThatThrownBy(() -> Cell.parse("shards=1", JDKS))
        .hasMessageContaining("no value of every factor");
  }
}
