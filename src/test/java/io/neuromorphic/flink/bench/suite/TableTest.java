/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told of results, to people and to programs. */
class TableTest {

  private static final CaseResult RESULT =
      Runs.result(
          List.of(Target.times(Runs.OURS, Figure.WALL, 11, Contender.NAIVE)),
          new double[] {10, 20},
          new double[] {1, 2});

  private static List<String> table(CaseResult result) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      Table.print("suite", result, out);
    }
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void tableHasALineForEachContenderAndEachTarget() {
    List<String> lines = table(RESULT);
    assertThat(lines.get(1)).isEqualTo("suite: case");
    assertThat(lines.get(3)).contains("naive", "1,000,000", "0.075 (0.050–0.100)", "01234567…");
    assertThat(lines.get(4)).contains("ours", "0.750 (0.500–1.00)", "10.0 (10.0–10.0)");
    assertThat(lines.get(5)).isEqualTo("  ours MISSED: 10.0, wanted ≥ 11.0 × naive (M events/s)");
  }

  @Test
  void tableSaysWhatFailed() {
    CaseResult bad = Runs.result(List.of(), new double[] {1, 1}, new double[] {1});
    bad.add(Runs.OURS, Runs.of(1, 1, "fedcba9876543210"));
    assertThat(table(bad)).last().asString().startsWith("  FAILED: ");
  }

  @Test
  void rowsOfAProgramAreShownAsTheyAre() throws Exception {
    CaseResult rows = new CaseResult(Case.rows(Runs.contender("jdk")));
    rows.add("jdk", Measurement.parse("{\"case\":\"dense\",\"contender\":\"c\",\"ns\":0.5}"));
    assertThat(table(rows)).last().isEqualTo("  dense | c | ns 0.5");
  }

  @Test
  void jsonHoldsEveryRunAndEveryMark() throws Exception {
    Report report = new Report(Map.of("cores", 2));
    report.add("suite", RESULT);
    JsonNode json = new ObjectMapper().readTree(report.toString());
    assertThat(json.at("/machine/cores").asInt()).isEqualTo(2);
    JsonNode ours = json.at("/cases/0/contenders/1");
    assertThat(ours.path("runs")).hasSize(2);
    assertThat(ours.at("/runs/1/wall_seconds").asDouble()).isEqualTo(2);
    assertThat(ours.at("/million_per_second_to_naive/median").asDouble()).isEqualTo(10);
    assertThat(json.at("/cases/0/targets/0/met").isBoolean()).isTrue();
    assertThat(json.at("/cases/0/targets/0/met").asBoolean()).isFalse();
    assertThat(json.at("/cases/0/problems")).isEmpty();
  }
}
