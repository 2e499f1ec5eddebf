/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IntakeCountsTest {

  private static IntakeCounts some() {
    IntakeCounts counts = new IntakeCounts();
    counts.addRead(100);
    counts.addFiltered(7);
    counts.addRejected(RejectReason.LATE, 3);
    counts.addRejected(RejectReason.INVALID_TIME, 2);
    counts.addRejected(RejectReason.BEFORE_ORIGIN, 1);
    return counts;
  }

  @Test
  void whatIsRejectedAndNotLateIsInvalid() {
    assertThat(some().late()).isEqualTo(3);
    assertThat(some().invalid()).isEqualTo(3);
  }

  @Test
  void addUp() {
    IntakeCounts twice = some();
    twice.add(some());
    assertThat(twice.read()).isEqualTo(200);
    assertThat(twice.filtered()).isEqualTo(14);
    assertThat(twice.rejected(RejectReason.LATE)).isEqualTo(6);
    assertThat(twice).isNotEqualTo(some());
  }

  @Test
  void areHandedOverOnce() {
    IntakeCounts counts = some();
    assertThat(counts.take()).isEqualTo(some());
    assertThat(counts.isEmpty()).isTrue();
    assertThat(counts.take()).isEqualTo(new IntakeCounts());
  }

  @Test
  void oneRejectedEventIsNotNothing() {
    IntakeCounts counts = new IntakeCounts();
    assertThat(counts.isEmpty()).isTrue();
    counts.addRejected(RejectReason.LATE, 1);
    assertThat(counts.isEmpty()).isFalse();
  }

  @Test
  void reasonsHaveTheWordsAndTheOrderOfTheContract() {
    assertThat(Arrays.stream(RejectReason.values()).map(RejectReason::word))
        .containsExactly(
            "unparsable",
            "unknown-population",
            "invalid-time",
            "invalid-neuron",
            "invalid-current",
            "before-origin",
            "late");
    for (RejectReason reason : RejectReason.values()) {
      assertThat(RejectReason.ofWord(reason.word())).isEqualTo(reason);
    }
    assertThatThrownBy(() -> RejectReason.ofWord("tired")).hasMessageContaining("'tired'");
  }
}
