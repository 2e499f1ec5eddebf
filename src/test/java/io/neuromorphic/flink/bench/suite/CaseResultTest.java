/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuromorphic.flink.bench.suite.Target.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseResultTest {

  private static final double[] NAIVE = {10, 20, 30};
  private static final double[] OURS = {1, 1, 10};

  /** The median of the ratios, not the ratio of the medians, which is 20. */
  @Test
  void ratiosAreOfRunsOfTheSameRound() {
    CaseResult result = Runs.result(List.of(), NAIVE, OURS);
    Spread ratio = result.ratio(Runs.OURS, Contender.NAIVE, Figure.WALL);
    assertThat(ratio.median()).isCloseTo(10, within(1e-9));
    assertThat(ratio.min()).isCloseTo(3, within(1e-9));
    assertThat(ratio.max()).isCloseTo(20, within(1e-9));
  }

  @Test
  void figuresAreMillionEventsASecond() {
    Measurement run = Runs.of(4, 8, "");
    assertThat(Figure.WALL.of(run)).isEqualTo(0.25);
    assertThat(Figure.CPU.of(run)).isEqualTo(0.125);
  }

  @Test
  void targetsAreMetOrMissedByTheMedian() {
    List<Target> targets =
        List.of(
            Target.rate(Runs.OURS, Figure.WALL, 1),
            Target.rate(Runs.OURS, Figure.WALL, 1.01),
            Target.times(Runs.OURS, Figure.CPU, 9.9, Contender.NAIVE),
            Target.times(Runs.OURS, Figure.CPU, 10.1, Contender.NAIVE));
    List<Mark> marks = Runs.result(targets, NAIVE, OURS).marks();
    assertThat(marks).extracting(Mark::met).containsExactly(true, false, true, false);
    assertThat(marks.get(1)).hasToString("MISSED: 1.00, wanted ≥ 1.01 M events/s");
    assertThat(marks.get(2)).hasToString("met: 10.0, wanted ≥ 9.90 × naive (M events/CPU-s)");
  }

  @Test
  void differentSpikesOfTheSameEventsAreAProblem() {
    CaseResult result = Runs.result(List.of(), NAIVE, OURS);
    assertThat(result.problems()).isEmpty();
    result.add(Runs.OURS, Runs.of(1, 1, "fedcba9876543210"));
    assertThat(result.problems())
        .singleElement()
        .asString()
        .contains("case", "ours", "fedcba9876543210", "0123456789abcdef");
  }

  @Test
  void sizesDifferButOneContendersRunsDoNot() {
    Case sizes =
        Case.ofSizes("sizes", List.of(Runs.contender("10"), Runs.contender("20")), List.of());
    CaseResult result = new CaseResult(sizes);
    result.add("10", Runs.of(1, 1, "0123456789abcdef"));
    result.add("20", Runs.of(1, 1, "fedcba9876543210"));
    assertThat(result.problems()).isEmpty();
    result.add("20", Runs.of(1, 1, "0123456789abcdef"));
    assertThat(result.problems()).hasSize(1);
  }

  @Test
  void runsThatReadDifferentNumbersOfEventsAreAProblem() {
    CaseResult result = Runs.result(List.of(), NAIVE, OURS);
    result.add(Runs.OURS, new Measurement(new ObjectMapper().createObjectNode().put("events", 9)));
    assertThat(result.problems()).singleElement().asString().contains("ours", "read different");
  }

  @Test
  void jobsWithoutNeuronsHaveNoDigestToDiffer() {
    CaseResult result = Runs.result(List.of(), NAIVE, OURS);
    result.add(Contender.NAIVE, Runs.of(1, 1, ""));
    assertThat(result.problems()).isEmpty();
  }

  @Test
  void refusesTargetsOfNobodyAndNamesakes() {
    List<Contender> one = List.of(Runs.contender("a"));
    assertThatThrownBy(() -> new Case("x", one, List.of(Target.rate("b", Figure.CPU, 1))))
        .hasMessageContaining("none of [a]");
    assertThatThrownBy(
            () -> new Case("x", List.of(Runs.contender("a"), Runs.contender("a")), List.of()))
        .hasMessageContaining("different names");
  }
}
